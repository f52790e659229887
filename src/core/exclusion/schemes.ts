/** Why a document is not for code of the user's. */
export type NotForCode =
  /** An input box of the editor: of a chat, a comment, a commit message, a search. */
  | 'input-box'
  /** Output of programs. */
  | 'output'
  /** A text view of VS Code's own. */
  | 'editor-view'
  /** A preview shown by Hearth. */
  | 'own-preview'
  /** The other side of a diff, an old version, or a virtual document of an extension. */
  | 'read-only';

/**
 * Whether users write code or text in documents of this scheme. They do on real file systems (`file`, `vscode-remote`,
 * `vscode-vfs`, …, which VS Code reports as writable) and in the few kinds of document without a file system.
 * Documents that extensions provide for reading (git's old versions, output, previews) have no writable file system.
 */
export function isEditableScheme(scheme: string, writable: boolean | undefined): boolean {
  return notForCode(scheme, writable) === undefined;
}

/** Why documents of this scheme are not for code; `undefined` when they are. Parameters as above. */
export function notForCode(scheme: string, writable: boolean | undefined): NotForCode | undefined {
  for (const [reason, pattern] of kinds) if (pattern.test(scheme)) return reason;
  if (withoutFileSystem.has(scheme) || writable === true) return undefined;
  return 'read-only';
}

/** Notebook cells, unsaved files and the REPL's input are held by the editor itself. */
const withoutFileSystem = new Set(['untitled', 'vscode-notebook-cell', 'vscode-interactive-input']);

/**
 * Recognised by name, since some have a writable file system. Prefixes, because VS Code adds kinds (`chat-editing-…`,
 * `vscode-chat-…`).
 */
const kinds: readonly [NotForCode, RegExp][] = [
  ['input-box', /^(comment|chat|vscode-chat|vscode-scm|settingseditor|extensions$)/],
  ['output', /^(output|debug|vscode-terminal|vscode-notebook-cell-(output|metadata))/],
  ['editor-view', /^(accessible-view|search-editor|vscode-settings|vscode-bulkeditpreview|walkThrough)/],
  ['own-preview', /^hearth/],
  // `git`, `gitlens`, pull requests, and versions of the local history.
  ['read-only', /^(git|review|pr\b|vscode-local-history)/],
];
