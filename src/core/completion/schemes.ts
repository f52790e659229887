/**
 * Whether a document of this scheme is one that the user writes code or text in. Real file systems are (`file`,
 * `vscode-remote`, `vscode-vfs`, …: VS Code knows them as writable), and the few kinds that live without one.
 * Documents that extensions make up to be read (git's left sides, output, previews) have no writable file system.
 */
export function isEditableScheme(scheme: string, writable: boolean | undefined): boolean {
  if (notForCode.test(scheme)) return false;
  if (withoutFileSystem.has(scheme)) return true;
  return writable === true;
}

/** Cells of notebooks and unsaved files are held by the editor itself, and so is the REPL's input. */
const withoutFileSystem = new Set(['untitled', 'vscode-notebook-cell', 'vscode-interactive-input']);

/**
 * Writable by name, but not places to write code in: inputs of comments, chats and commit messages, VS Code's own
 * views, and our own previews. Prefixes, because VS Code adds kinds (`chat-editing-…`, `vscode-chat-…`).
 */
const notForCode =
  /^(output|debug|comment|accessible-view|search-editor|chat|vscode-chat|vscode-scm|vscode-settings|vscode-terminal|vscode-local-history|vscode-bulkeditpreview|vscode-notebook-cell-(output|metadata)|walkThrough|git|review|pr\b|hearth)/;
