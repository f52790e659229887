import * as vscode from 'vscode';
import { looksBinary, sniffLength } from '../../../core/text/binary.ts';
import { lineNumbersOf, linesOf } from '../../../core/text/lineRange.ts';
import { exclusionWords } from '../../../core/exclusion/exclusion.ts';
import { isEditableUri } from '../../../vscode/editableUri.ts';
import type { ChatAttachment, Chip } from '../../../protocol/chat.ts';
import { documentReader, promptPath } from '../../../vscode/editorContext.ts';
import type { Exclusions } from '../../../vscode/exclusion/exclusions.ts';

/** A document, or part of one, that a question may carry. */
export interface Source {
  document: vscode.TextDocument;
  kind: Chip['kind'];
  /** The part; the whole document if absent. */
  range: vscode.Range | undefined;
}

/** Why a document may not be attached, as a sentence for the user; `undefined` if it may. */
export function refusal(document: vscode.TextDocument, exclusions: Exclusions): string | undefined {
  const { uri } = document;
  if (!isEditableUri(uri)) return 'Hearth attaches files only, not the output of programs and views.';
  const exclusion = exclusions.check(uri);
  if (exclusion) return `Hearth does not read ${promptPath(document)}: ${exclusionWords[exclusion]}.`;
  if (looksBinary(documentReader(document).slice(0, sniffLength)))
    return `Hearth does not read ${promptPath(document)}: it is a binary file.`;
  return undefined;
}

/**
 * What an editor offers: its selection, else the whole file if it has at most `limit` UTF-16 code units, else the
 * visible lines.
 */
export function sourceOf(editor: vscode.TextEditor, limit: number): Source {
  const { document } = editor;
  if (!editor.selection.isEmpty) return selectionOf(editor);
  const end = document.lineAt(document.lineCount - 1).range.end;
  if (document.offsetAt(end) <= limit) return { document, kind: 'file', range: undefined };
  const first = editor.visibleRanges[0]?.start.line ?? editor.selection.active.line;
  const last = editor.visibleRanges.at(-1)?.end.line ?? first;
  const range = document.validateRange(new vscode.Range(first, 0, last, Number.MAX_SAFE_INTEGER));
  return { document, kind: 'file', range };
}

/** The selection, extended to include its first line's indentation, so that the code reads correctly. */
export function selectionOf(editor: vscode.TextEditor): Source {
  const { document, selection } = editor;
  const { start, end } = selection;
  const indented = document.lineAt(start.line).firstNonWhitespaceCharacterIndex >= start.character;
  return {
    document,
    kind: 'selection',
    range: new vscode.Range(indented ? start.with({ character: 0 }) : start, end),
  };
}

/** Path and lines, for a chip or an attachment. */
export function placeOf({ document, range }: Source): Pick<Chip, 'path' | 'lines'> {
  return { path: promptPath(document), ...(range && { lines: lineNumbersOf(linesOf(range)) }) };
}

/** Reads a source, up to one unit beyond `limit`, so that the caller can tell whether there is more. */
export function readSource(source: Source, limit: number): ChatAttachment {
  const { document, range } = source;
  const from = range ? document.offsetAt(range.start) : 0;
  const to = range ? document.offsetAt(range.end) : Infinity;
  return {
    ...placeOf(source),
    languageId: document.languageId,
    text: documentReader(document).slice(from, Math.min(to, from + limit + 1)),
    uri: document.uri.toString(),
  };
}
