import * as vscode from 'vscode';
import { folderOf, readText } from './readText.ts';

/** Texts of files that decide what is excluded, each read once until it changes. */
export class WatchedTexts implements vscode.Disposable {
  readonly #changed: () => void;
  readonly #subscription: vscode.Disposable;
  readonly #texts = new Map<string, Promise<string>>();
  readonly #watchers = new Map<string, vscode.Disposable>();

  /** `changed` is called when a text may be another than it was. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#subscription = vscode.Disposable.from(
      watch('**/.gitignore', () => this.forget()),
      // A submodule's are below .git/modules.
      watch('**/.git/**/{info/exclude,config,config.worktree}', () => this.forget()),
      // A watcher may be told to leave a folder out, and comes later than this.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (this.#texts.has(uri.toString())) this.forget();
      }),
    );
  }

  /**
   * A file's text, empty when there is no such file.
   * @throws when there is one, or may be one, that cannot be read.
   */
  read(uri: vscode.Uri): Promise<string> {
    const key = uri.toString();
    const known = this.#texts.get(key);
    if (known) return known;
    const text = readText(uri);
    this.#texts.set(key, text);
    text.catch(() => this.#texts.delete(key));
    // The workspace is watched as a whole; what is outside of it is not.
    if (!vscode.workspace.getWorkspaceFolder(uri) && !this.#watchers.has(key)) {
      const pattern = new vscode.RelativePattern(folderOf(uri), nameOf(uri));
      this.#watchers.set(
        key,
        watch(pattern, () => this.forget()),
      );
    }
    return text;
  }

  /** Reads all anew from now on. */
  forget(): void {
    this.#texts.clear();
    this.#changed();
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
  }
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function watch(pattern: vscode.GlobPattern, changed: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(changed),
    watcher.onDidChange(changed),
    watcher.onDidDelete(changed),
  );
}
