import type * as vscode from 'vscode';
import { exclusionWords } from '../../core/exclusion/exclusion.ts';
import type { ActionKind } from '../../core/refactor/actions.ts';
import { isEditableUri } from '../../vscode/editableUri.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';
import { whyReadOnly } from '../../vscode/readOnly.ts';
import { previewScheme } from '../../vscode/review/previewDocuments.ts';

/** UTF-16 code units above which a diff of the whole file makes VS Code itself slow. */
const longestDocument = 2_000_000;

/** Why an action cannot work on a document, as a sentence; `undefined` when it can. */
export async function refusalFor(
  document: vscode.TextDocument,
  kind: ActionKind,
  exclusions: Exclusions,
): Promise<string | undefined> {
  const { uri } = document;
  if (uri.scheme === previewScheme) return 'Apply or discard the changes in the preview first.';
  const excluded = await exclusionOf(document, exclusions);
  if (excluded !== undefined) return excluded;
  if (document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > longestDocument)
    return 'This file is too large. Copy the code that it is about to a file of its own.';
  // Explaining and testing do not need a writable document.
  if (kind !== 'edit') return undefined;
  if (uri.scheme === 'vscode-notebook-cell')
    return 'Cells of notebooks cannot be edited with a preview. Copy the code to a file.';
  const readOnly = await whyReadOnly(document);
  if (readOnly !== undefined) return readOnly;
  return isEditableUri(uri) ? undefined : 'This document cannot be edited.';
}

/** Why a document must not be shown to a model, as a sentence; `undefined` when it may. */
export async function exclusionOf(
  { uri }: vscode.TextDocument,
  exclusions: Exclusions,
): Promise<string | undefined> {
  const exclusion = await exclusions.read(uri);
  return exclusion && `Hearth does not show this file to any model: ${exclusionWords[exclusion]}.`;
}
