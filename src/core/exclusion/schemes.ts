/** Why a document is none that the user writes code in. */
export type NotForCode =
  /** The editor's own input: of a chat, a comment, a commit message, a search. */
  | 'input-box'
  /** What programs say, to be read. */
  | 'output'
  /** A view of VS Code's that happens to be made of text. */
  | 'editor-view'
  /** What Hearth itself shows. */
  | 'own-preview'
  /** The other side of a comparison, an old version, or what an extension made up to be read. */
  | 'read-only';

/**
 * Whether a document of this scheme is one that the user writes code or text in. Real file systems are (`file`,
 * `vscode-remote`, `vscode-vfs`, …: VS Code knows them as writable), and the few kinds that live without one.
 * Documents that extensions make up to be read (git's left sides, output, previews) have no writable file system.
 */
export function isEditableScheme(scheme: string, writable: boolean | undefined): boolean {
  return notForCode(scheme, writable) === undefined;
}

/** Why a document of this scheme is not for code; `undefined` when it is. Parameters as above. */
export function notForCode(scheme: string, writable: boolean | undefined): NotForCode | undefined {
  for (const [reason, pattern] of kinds) if (pattern.test(scheme)) return reason;
  if (withoutFileSystem.has(scheme) || writable === true) return undefined;
  return 'read-only';
}

/** Cells of notebooks and unsaved files are held by the editor itself, and so is the REPL's input. */
const withoutFileSystem = new Set(['untitled', 'vscode-notebook-cell', 'vscode-interactive-input']);

/** Writable by name, some of them. Prefixes, because VS Code adds kinds (`chat-editing-…`, `vscode-chat-…`). */
const kinds: readonly [NotForCode, RegExp][] = [
  ['input-box', /^(comment|chat|vscode-chat|vscode-scm|settingseditor|extensions$)/],
  ['output', /^(output|debug|vscode-terminal|vscode-notebook-cell-(output|metadata))/],
  ['editor-view', /^(accessible-view|search-editor|vscode-settings|vscode-bulkeditpreview|walkThrough)/],
  ['own-preview', /^hearth/],
  // `git`, `gitlens`, pull requests, and versions of the local history.
  ['read-only', /^(git|review|pr\b|vscode-local-history)/],
];
