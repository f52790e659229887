import * as vscode from 'vscode';
import { isLanguageOn } from '../../core/completion/policy/languageSwitch.ts';
import { getSetting } from '../../vscode/settings.ts';

/** Whether `hearth.completion.languages` has the document's language on. */
export function isLanguageOnFor(document: vscode.TextDocument): boolean {
  return isLanguageOn(getSetting('completion.languages', document), document.languageId);
}

/** Whether a glob of `hearth.completion.exclude` names the document, or a folder that it is in. VS Code matches. */
export function isExcluded(document: vscode.TextDocument): boolean {
  const globs = getSetting('completion.exclude', document);
  if (globs.length === 0) return false;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  return (
    globs
      .filter((glob): glob is string => typeof glob === 'string' && glob.trim() !== '')
      // As in `.gitignore`, a name without a folder is meant in any.
      .map((glob) => (glob.includes('/') ? glob : `**/${glob}`))
      .flatMap((glob) => [glob, `${glob}/**`])
      .some((glob) => {
        const pattern = folder && !glob.startsWith('/') ? new vscode.RelativePattern(folder, glob) : glob;
        return vscode.languages.match({ pattern, scheme: document.uri.scheme }, document) > 0;
      })
  );
}
