import { lstat, readlink } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { folderOf } from './readText.ts';

/** Files whose names are cached: more than anybody has open. */
const remembered = 2000;

/** The most links to follow, as in Linux. */
const mostLinks = 40;

/**
 * The names of files: their own, and the targets of symbolic links on the path, one after the other, down to the real
 * path. Links are followed only on this machine's disk; other file systems do not tell where a link leads.
 */
export class FileNames implements vscode.Disposable {
  readonly #known = new Map<string, readonly vscode.Uri[]>();
  /** Folders on the paths of the known files. */
  readonly #folders = new Set<string>();
  readonly #changed: () => void;
  readonly #subscription: vscode.Disposable;

  /** @param changed called when the names of a file have changed. */
  constructor(changed: () => void) {
    this.#changed = changed;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const again = (uri: vscode.Uri) => void this.#readAgain(uri);
    this.#subscription = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(again),
      watcher.onDidChange(again),
      watcher.onDidDelete(again),
      // Files outside the workspace are not watched.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => again(uri)),
    );
  }

  /** A file's names, its own first; `undefined` until {@link read} has succeeded. */
  of(uri: vscode.Uri): readonly vscode.Uri[] | undefined {
    return uri.scheme === 'file' ? this.#known.get(uri.toString()) : [uri];
  }

  /**
   * The same, after reading the links.
   * @throws when a link on the path cannot be read.
   */
  async read(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
    return this.of(uri) ?? (await this.#follow(uri));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #follow(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
    const names = await namesOf(uri);
    if (this.#known.size >= remembered) {
      this.#known.clear();
      this.#folders.clear();
    }
    this.#known.set(uri.toString(), names);
    for (let at = folderOf(uri); !this.#folders.has(at.toString()); at = folderOf(at))
      this.#folders.add(at.toString());
    return names;
  }

  /** A file, or a folder with its contents, may have become a link, or point elsewhere now. */
  async #readAgain(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const below = this.#folders.has(key)
      ? [...this.#known.keys()].filter((each) => each.startsWith(`${key}/`))
      : [];
    for (const each of this.#known.has(key) ? [key, ...below] : below) {
      const before = this.#known.get(each);
      const now = await this.#follow(vscode.Uri.parse(each, true)).catch(() => this.#known.delete(each));
      if (String(now) !== String(before)) this.#changed();
    }
  }
}

async function namesOf(uri: vscode.Uri): Promise<vscode.Uri[]> {
  const targets = await linkTargets(uri.fsPath);
  if (targets.length === 0) return [uri];
  const homes = await Promise.all(
    (vscode.workspace.workspaceFolders ?? [])
      .filter((folder) => folder.uri.scheme === 'file')
      .map(async (folder) => ({ folder: folder.uri, targets: await linkTargets(folder.uri.fsPath) })),
  );
  const names = targets.map((target) => {
    // The folder itself may be behind a link: rules are relative to its own name.
    for (const { folder, targets } of homes)
      for (const real of targets) {
        const below = path.relative(real, target);
        if (!below.startsWith('..') && !path.isAbsolute(below)) return vscode.Uri.joinPath(folder, below);
      }
    return vscode.Uri.file(target);
  });
  const own = uri.toString();
  return [uri, ...names.filter((name) => name.toString() !== own)];
}

/** The targets of the links on the path to a file, one after the other; empty without links. */
async function linkTargets(file: string): Promise<string[]> {
  const targets: string[] = [];
  for (let at: string | undefined = file; targets.length < mostLinks;) {
    at = await behindFirstLink(at);
    if (at === undefined) break;
    targets.push(at);
  }
  return targets;
}

/** The path with its first link replaced by the link's target; `undefined` without links. */
async function behindFirstLink(file: string): Promise<string | undefined> {
  const { root } = path.parse(file);
  const parts = file.slice(root.length).split(path.sep);
  let above = root;
  for (const [index, part] of parts.entries()) {
    const here = path.join(above, part);
    const type = await lstat(here).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (type === undefined) return undefined;
    if (type.isSymbolicLink()) return path.resolve(above, await readlink(here), ...parts.slice(index + 1));
    above = here;
  }
  return undefined;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
