import * as vscode from 'vscode';

/** Read-only pages of text. Completion leaves the scheme alone. */
const scheme = 'hearth-insight';

/** Shows texts that belong to no file. */
export interface InsightDocuments {
  /** Opens the text in an editor; `name` is its tab's, and its ending gives the language. */
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
      // One that is still open gets its new text so.
      changes.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview: true });
    },
    dispose: () => void disposable.dispose(),
  };
}
