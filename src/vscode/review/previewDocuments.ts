import * as vscode from 'vscode';

/** The URI scheme of the right side of a preview's diff, in which completion is off. */
export const previewScheme = 'hearth-preview';

/** Virtual documents that show what a file would become. */
export interface PreviewDocuments {
  /** A new URI that ends in the file's name, so that it gets the file's language and icon. */
  uriFor(file: vscode.Uri): vscode.Uri;
  set(uri: vscode.Uri, text: string): void;
  delete(uri: vscode.Uri): void;
  dispose(): void;
}

/** Milliseconds between two updates of a streaming preview: the diff of a large file takes VS Code most of that. */
const leastInterval = 100;

export function createPreviewDocuments(): PreviewDocuments {
  const texts = new Map<string, string>();
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const timers = new Map<string, NodeJS.Timeout>();
  let count = 0;
  const registration = vscode.workspace.registerTextDocumentContentProvider(previewScheme, {
    onDidChange: changes.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
  // VS Code ignores a change of a document that is just being opened, and a short answer streams faster than a diff
  // opens.
  const openings = vscode.workspace.onDidOpenTextDocument(({ uri }) => {
    if (texts.has(uri.toString())) changes.fire(uri);
  });
  return {
    uriFor: (file) => vscode.Uri.from({ scheme: previewScheme, path: file.path, query: String(++count) }),
    set(uri, text) {
      const key = uri.toString();
      texts.set(key, text);
      // The timer reads the newest text when it fires, so the last change is never lost.
      if (timers.has(key)) return;
      const fire = (): void => {
        timers.delete(key);
        changes.fire(uri);
      };
      timers.set(key, setTimeout(fire, leastInterval));
    },
    delete(uri) {
      const key = uri.toString();
      clearTimeout(timers.get(key));
      timers.delete(key);
      texts.delete(key);
    },
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      openings.dispose();
      registration.dispose();
      changes.dispose();
    },
  };
}
