import os from 'node:os';
import * as vscode from 'vscode';
import { excludesFiles, type GitUser } from '../../core/exclusion/excludesFile.ts';
import { ignoredBy, type IgnoreFile, type PathTest } from '../../core/exclusion/ignoreRules.ts';
import { diskPath, diskUri } from './diskPath.ts';
import { folderOf, pathBelow } from './readText.ts';
import { repositoryOf, type Repository } from './repository.ts';
import { WatchedTexts } from './watchedTexts.ts';

/** What is known about a folder's files. */
interface Rules {
  root: vscode.Uri;
  test: PathTest;
}

/**
 * The ignore files on the path to a file, and those named in git's configuration, read once per folder. They apply
 * from the nearest repository's root, which may be above the workspace folder, or else from the workspace folder.
 */
export class IgnoreFiles implements vscode.Disposable {
  readonly #changed: () => void;
  readonly #subscription: vscode.Disposable;
  readonly #rules = new Map<string, Rules>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #texts = new WatchedTexts(() => this.#forget());
  /** Increases when results are out of date, so that a read in progress is not taken for current. */
  #generation = 0;

  /** @param changed called when an earlier answer may have changed. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#subscription = vscode.workspace.onDidChangeWorkspaceFolders(() => this.#texts.forget());
  }

  /** Whether git ignores a file; `undefined` until {@link read} has succeeded. */
  isIgnored(uri: vscode.Uri): boolean | undefined {
    const rules = this.#rules.get(folderOf(uri).toString());
    return rules?.test(pathBelow(rules.root, uri));
  }

  /** Reads what {@link isIgnored} needs to know about a file. */
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
    this.#texts.dispose();
  }

  async #readFolder(folder: vscode.Uri, generation: number): Promise<void> {
    const key = folder.toString();
    try {
      const repository = await repositoryOf(folder);
      const { root } = repository;
      const folders = foldersBetween(root, folder);
      const [ofRepository, ...texts] = await Promise.all([
        this.#ofRepository(repository),
        ...folders.map((each) => this.#texts.read(vscode.Uri.joinPath(each, '.gitignore'))),
      ]);
      const files = folders.map((each, index): IgnoreFile => {
        const text = texts[index] ?? '';
        return { folder: pathBelow(root, each), text };
      });
      if (generation !== this.#generation) return;
      const test = ignoredBy([...ofRepository, ...files], process.platform !== 'linux');
      this.#rules.set(key, { root, test });
    } catch {
      // Nothing is known then, so the file counts as excluded until the next request.
    } finally {
      if (generation === this.#generation) this.#reading.delete(key);
    }
  }

  /**
   * The ignore files that apply to a whole repository, in increasing precedence. Without a repository there are none.
   */
  async #ofRepository({ root, git }: Repository): Promise<IgnoreFile[]> {
    if (!git) return [];
    const place = { root: diskPath(root), own: diskPath(git.own), common: diskPath(git.common) };
    const read = (path: string) => this.#texts.read(diskUri(path, root));
    const named = await excludesFiles(place, userOf(root), read);
    const texts = await Promise.all([
      // As in git, unreadable files of the user are skipped.
      ...named.map((path) => read(path).catch(() => '')),
      this.#texts.read(vscode.Uri.joinPath(git.common, 'info', 'exclude')),
    ]);
    return texts.map((text) => ({ folder: '', text }));
  }

  #forget(): void {
    this.#generation++;
    this.#rules.clear();
    this.#reading.clear();
    this.#changed();
  }
}

/** The folders from the root down to the folder, both included. */
function foldersBetween(root: vscode.Uri, folder: vscode.Uri): vscode.Uri[] {
  const folders = [folder];
  for (let at = folder; at.path.length > root.path.length; folders.unshift(at))
    at = vscode.Uri.joinPath(at, '..');
  return folders;
}

/** The user whose git configuration applies; `undefined` if the files are not on this machine. */
function userOf({ scheme }: vscode.Uri): GitUser | undefined {
  if (scheme !== 'file') return undefined;
  const { env, platform } = process;
  // Git prefers this variable to the system's home folder, on Windows too.
  const home = env['HOME'] === undefined || env['HOME'] === '' ? os.homedir() : env['HOME'];
  return { home: diskPath(vscode.Uri.file(home)), platform, env };
}
