import * as vscode from 'vscode';
import type { Exclusion } from '../../core/exclusion/exclusion.ts';
import { isSecretFile } from '../../core/exclusion/secrets.ts';
import { getSetting } from '../settings.ts';
import { FileNames } from './fileNames.ts';
import { IgnoreFiles } from './ignoreFiles.ts';
import { isNamedBy } from './namedFiles.ts';

/** Files whose answer is cached: more than anybody has open. */
const remembered = 2000;

/**
 * Decides which files must not reach any prompt or tool, whatever link leads to them. There is one instance, and all
 * code that gives text to a model asks it each time; answers are cached until a setting or an ignore file changes.
 * Files about which nothing is known yet count as excluded.
 */
export class Exclusions implements vscode.Disposable {
  readonly #known = new Map<string, Exclusion | undefined>();
  readonly #changes = new vscode.EventEmitter<void>();
  readonly #ignoreFiles = new IgnoreFiles(() => this.#forget());
  readonly #names = new FileNames(() => this.#forget());
  readonly #subscription = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('files.exclude') || change.affectsConfiguration('hearth.context.exclude'))
      this.#forget();
  });

  /** Fires when answers may have changed, also when an unknown one becomes known. */
  readonly onDidChange = this.#changes.event;

  /** Why the file is excluded; `undefined` if it is not. Answers at once; `unread` until {@link read} has run. */
  check(uri: vscode.Uri): Exclusion | undefined {
    const key = uri.toString();
    if (this.#known.has(key)) return this.#known.get(key);
    const file = fileOf(uri);
    const exclusion = this.#look(file);
    if (exclusion === 'unread') {
      if (!isCell(file))
        void this.#read(file).then(() => {
          if (this.#look(file) !== 'unread') this.#changes.fire();
        });
      return exclusion;
    }
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(key, exclusion);
    return exclusion;
  }

  /** The same, after reading the ignore files. Immediate if they are known. */
  async read(uri: vscode.Uri): Promise<Exclusion | undefined> {
    const file = fileOf(uri);
    if (!this.#known.has(uri.toString()) && !isCell(file) && this.#look(file) === 'unread')
      await this.#read(file);
    return this.check(uri);
  }

  dispose(): void {
    this.#ignoreFiles.dispose();
    this.#names.dispose();
    this.#subscription.dispose();
    this.#changes.dispose();
  }

  /** Whatever cannot be read stays unknown until the next request. */
  async #read(uri: vscode.Uri): Promise<void> {
    const names = await this.#names.read(uri).catch(() => []);
    await Promise.all(names.map((name) => this.#ignoreFiles.read(name)));
  }

  /** Checks the file's own name and the targets of links. A known reason takes precedence over an unknown one. */
  #look(uri: vscode.Uri): Exclusion | undefined {
    const names = this.#names.of(uri);
    const reasons = (names ?? [uri]).map((name) => this.#lookAt(name));
    const known = reasons.find((reason) => reason !== undefined && reason !== 'unread');
    return known ?? (names === undefined || reasons.includes('unread') ? 'unread' : undefined);
  }

  #lookAt(uri: vscode.Uri): Exclusion | undefined {
    if (isSecretFile(uri.path)) return 'secret';
    if (isNamedBy(hidingGlobs(uri), 'root', uri)) return 'hidden';
    if (isNamedBy(getSetting('context.exclude', uri), 'anywhere', uri)) return 'private';
    // The notebook of a deleted cell may be any file, even one that git ignores.
    if (isCell(uri)) return 'unread';
    // Without a file system there are no ignore files: an unsaved document is in no folder yet.
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) return undefined;
    const isIgnored = this.#ignoreFiles.isIgnored(uri);
    if (isIgnored === undefined) return 'unread';
    return isIgnored ? 'git-ignored' : undefined;
  }

  #forget(): void {
    this.#known.clear();
    this.#changes.fire();
  }
}

function isCell({ scheme }: vscode.Uri): boolean {
  return scheme === 'vscode-notebook-cell';
}

/** The file that a document belongs to: for a cell, its notebook's. A cell of no open notebook has none. */
function fileOf(uri: vscode.Uri): vscode.Uri {
  if (!isCell(uri)) return uri;
  const address = uri.toString();
  const notebook = vscode.workspace.notebookDocuments.find((each) =>
    each.getCells().some(({ document }) => document.uri.toString() === address),
  );
  return notebook?.uri ?? uri;
}

function hidingGlobs(uri: vscode.Uri): string[] {
  const globs = vscode.workspace.getConfiguration('files', uri).get<Record<string, unknown>>('exclude', {});
  return Object.keys(globs).filter((glob) => globs[glob] === true);
}
