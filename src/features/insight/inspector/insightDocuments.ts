import * as vscode from 'vscode';

/** The URI scheme of read-only text pages, in which completion is off. */
const scheme = 'hearth-insight';

/** Shows texts that do not belong to a file. */
export interface InsightDocuments {
  /** Opens the text in an editor. `name` is the title of the tab, and its extension determines the language. */
  show(name: string, text: string): Promise<void>;
  dispose(): void;
}

export function createInsightDocuments(): InsightDocuments {
  const texts = new Map<string, string>();
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const disposable = vscode.Disposable.from(
    changes,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changes.event,
      provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) texts.delete(uri.path);
    }),
  );
  return {
    async show(name, text) {
      const uri = vscode.Uri.from({ scheme, path: `/${name}` });
      texts.set(uri.path, text);
      // Updates a page that is still open.
      changes.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview: true });
    },
    dispose: () => void disposable.dispose(),
  };
}
