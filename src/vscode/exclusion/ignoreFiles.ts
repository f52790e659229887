import * as vscode from 'vscode';
import { ignoredBy, type IgnoreFile, type PathTest } from '../../core/exclusion/ignoreRules.ts';
import { folderOf, pathBelow, readText } from './readText.ts';
import { repositoryOf } from './repository.ts';

/** What is known of a folder's files. */
interface Rules {
  root: vscode.Uri;
  test: PathTest;
}

/**
 * The ignore files on the way to a file, read once for each folder. They count from the nearest repository's root, which
 * may be above the workspace folder; where there is no repository, from the workspace folder.
 */
export class IgnoreFiles implements vscode.Disposable {
  readonly #changed: () => void;
  readonly #subscription: vscode.Disposable;
  readonly #rules = new Map<string, Rules>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #texts = new Map<string, Promise<string>>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  /** Grows when what was read is out of date, so that what is just being read is not taken for new. */
  #generation = 0;

  /** `changed` is called when an answer that was given may be another now. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#subscription = vscode.Disposable.from(
      watch('**/.gitignore', () => this.#forget()),
      // A submodule's is below .git/modules.
      watch('**/.git/**/info/exclude', () => this.#forget()),
      // A watcher may be told to leave a folder out, and comes later than this.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (/\/(\.gitignore|\.git\/(.+\/)?info\/exclude)$/.test(uri.path)) this.#forget();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#forget()),
    );
  }

  /** Whether git ignores a file; `undefined` until {@link read} has ended well. */
  isIgnored(uri: vscode.Uri): boolean | undefined {
    const rules = this.#rules.get(folderOf(uri).toString());
    return rules?.test(pathBelow(rules.root, uri));
  }

  /** Reads what {@link isIgnored} needs to know of a file. */
  async read(uri: vscode.Uri): Promise<void> {
    const folder = folderOf(uri);
    const key = folder.toString();
    for (let generation = -1; generation !== this.#generation && !this.#rules.has(key);) {
      generation = this.#generation;
      const reading = this.#reading.get(key) ?? this.#readFolder(folder, generation);
      this.#reading.set(key, reading);
      await reading;
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
  }

  async #readFolder(folder: vscode.Uri, generation: number): Promise<void> {
    const key = folder.toString();
    try {
      const { root, exclude } = await repositoryOf(folder);
      const folders = foldersBetween(root, folder);
      const texts = await Promise.all(folders.map((each) => this.#gitignore(each)));
      const files = folders.map((each, index): IgnoreFile => {
        const text = texts[index] ?? '';
        return { folder: pathBelow(root, each), text };
      });
      if (generation !== this.#generation) return;
      const test = ignoredBy([{ folder: '', text: exclude }, ...files], process.platform !== 'linux');
      this.#rules.set(key, { root, test });
    } catch {
      // Nothing is known then: the file counts as one that is ignored, until somebody asks again.
    } finally {
      if (generation === this.#generation) this.#reading.delete(key);
    }
  }

  #gitignore(folder: vscode.Uri): Promise<string> {
    const uri = vscode.Uri.joinPath(folder, '.gitignore');
    const key = uri.toString();
    const known = this.#texts.get(key);
    if (known) return known;
    const text = readText(uri);
    this.#texts.set(key, text);
    text.catch(() => this.#texts.delete(key));
    // The workspace is watched as a whole; what is above it is not.
    if (!vscode.workspace.getWorkspaceFolder(folder) && !this.#watchers.has(key))
      this.#watchers.set(
        key,
        watch(new vscode.RelativePattern(folder, '.gitignore'), () => this.#forget()),
      );
    return text;
  }

  #forget(): void {
    this.#generation++;
    this.#rules.clear();
    this.#reading.clear();
    this.#texts.clear();
    this.#changed();
  }
}

/** From the root down to the folder, both included. */
function foldersBetween(root: vscode.Uri, folder: vscode.Uri): vscode.Uri[] {
  const folders = [folder];
  for (let at = folder; at.path.length > root.path.length; folders.unshift(at))
    at = vscode.Uri.joinPath(at, '..');
  return folders;
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
