import * as vscode from 'vscode';
import { isSecretFile } from '../../core/exclusion/secrets.ts';
import { importedUses } from '../../core/nextEdit/imports.ts';
import { nextKnownUse } from '../../core/nextEdit/knownUses.ts';
import type { Rename } from '../../core/nextEdit/lineEdit.ts';
import { usesLeft, type Use } from '../../core/nextEdit/uses.ts';
import { isEditableUri } from '../../vscode/editableUri.ts';
import type { NextEdit } from './offer.ts';
import type { KnownUses } from './references.ts';

/** UTF-16 code units of a file that are searched for other uses. */
const mostCharacters = 500_000;

/**
 * The next use of a renamed name: in its own document the first after the cursor, then in open files that import it.
 * Needs no model call.
 */
export function nextUse(
  document: vscode.TextDocument,
  rename: Rename,
  from: vscode.Position,
): NextEdit | undefined {
  const text = document.getText();
  if (text.length > mostCharacters) return undefined;
  const [own] = usesLeft(text, rename, document.languageId, document.offsetAt(from));
  if (own) return offerOf(document, own);
  for (const other of vscode.workspace.textDocuments) {
    if (other === document || !mayBeChanged(other)) continue;
    const paths = { importer: other.uri.path, edited: document.uri.path };
    const [use] = importedUses(other.getText(), rename, other.languageId, paths);
    if (use) return offerOf(other, use);
  }
  return undefined;
}

/** The same of the uses that the editor's language support has named, and of no others. */
export function nextNamedUse(
  { document, uses }: KnownUses,
  rename: Rename,
  from: vscode.Position,
): NextEdit | undefined {
  for (const each of new Set([document, ...uses.map((use) => use.document)])) {
    const isOwn = each === document;
    if (!isOwn && !mayBeChanged(each)) continue;
    const text = each.getText();
    if (text.length > mostCharacters) continue;
    const spans = uses
      .filter((use) => use.document === each)
      .map(({ range }) => ({ start: each.offsetAt(range.start), end: each.offsetAt(range.end) }));
    const use = nextKnownUse(text, spans, rename, each.languageId, isOwn ? each.offsetAt(from) : 0);
    if (use) return offerOf(each, use);
  }
  return undefined;
}

function offerOf(document: vscode.TextDocument, { start, end, text }: Use): NextEdit {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  return { document, range, newText: text };
}

function mayBeChanged({ uri, isClosed, lineCount }: vscode.TextDocument): boolean {
  return !isClosed && lineCount < 20_000 && isEditableUri(uri) && !isSecretFile(uri.path);
}
