import * as vscode from 'vscode';
import { folderOf, readText } from './readText.ts';

/** Texts of files that decide what is excluded, cached until they change. */
export class WatchedTexts implements vscode.Disposable {
  readonly #changed: () => void;
  readonly #subscription: vscode.Disposable;
  readonly #texts = new Map<string, Promise<string>>();
  readonly #watchers = new Map<string, vscode.Disposable>();

  /** @param changed called when a text may have changed. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#subscription = vscode.Disposable.from(
      watch('**/.gitignore', () => this.forget()),
      // A submodule's files are below .git/modules.
      watch('**/.git/**/{info/exclude,config,config.worktree}', () => this.forget()),
      // A watcher may be configured to leave a folder out, and reports later than this event.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (this.#texts.has(uri.toString())) this.forget();
      }),
    );
  }

  /**
   * The text of a file; empty if there is no such file.
   * @throws when the file exists, or may exist, but cannot be read.
   */
  read(uri: vscode.Uri): Promise<string> {
    const key = uri.toString();
    const known = this.#texts.get(key);
    if (known) return known;
    const text = readText(uri);
    this.#texts.set(key, text);
    text.catch(() => this.#texts.delete(key));
    // The workspace is watched as a whole, but files outside of it are not.
    if (!vscode.workspace.getWorkspaceFolder(uri) && !this.#watchers.has(key)) {
      const pattern = new vscode.RelativePattern(folderOf(uri), nameOf(uri));
      this.#watchers.set(
        key,
        watch(pattern, () => this.forget()),
      );
    }
    return text;
  }

  /** Drops all cached texts. */
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
