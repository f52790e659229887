import type * as vscode from 'vscode';
import { isLanguageOn } from '../../core/completion/policy/languageSwitch.ts';
import { isNamedBy } from '../../vscode/exclusion/namedFiles.ts';
import { getSetting } from '../../vscode/settings.ts';

/** Whether `hearth.completion.languages` turns completion on for the document's language. */
export function isLanguageOnFor(document: vscode.TextDocument): boolean {
  return isLanguageOn(getSetting('completion.languages', document), document.languageId);
}

/** Whether a glob of `hearth.completion.exclude` matches the document or a folder that it is in. */
export function isExcluded(document: vscode.TextDocument): boolean {
  return isNamedBy(getSetting('completion.exclude', document), 'anywhere', document.uri);
}
