import * as vscode from 'vscode';
import type { ActionKind } from '../../core/refactor/actions.ts';
import { blockAround } from '../../core/refactor/blockAround.ts';
import { selectedLines, withoutBlankEnds } from '../../core/refactor/codeLines.ts';
import { allLines, smallestSymbol, withOwnOf } from '../../core/refactor/codeSymbol.ts';
import { moveLines } from '../../core/edits/moveLines.ts';
import { lineNumbersOf, type LineRange } from '../../core/text/lineRange.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';
import { reopen } from '../../vscode/review/reopen.ts';
import type { ReviewTarget } from '../../vscode/review/reviewTarget.ts';
import { exclusionOf, refusalFor } from './refusal.ts';
import { symbolsOf } from './symbols.ts';

/** Where an action was requested. */
export interface ActionPlace {
  document: vscode.TextDocument;
  selection: vscode.Range;
  viewColumn: vscode.ViewColumn | undefined;
}

/** The code that an action works on, as it was when the action was called. */
export interface Target extends ReviewTarget {
  /** For titles: a function's name, or the lines. */
  readonly name: string;
}

/** Why an action cannot run, as a sentence for the user. */
export interface Refusal {
  refusal: string;
}

/** Lines up to which a document is taken as a whole when the cursor is not in any block. */
const smallDocument = 80;

/** The place for which a command was called: its arguments (from the lightbulb), else the active editor. */
export async function placeFrom(args: readonly unknown[]): Promise<ActionPlace | undefined> {
  const editor = vscode.window.activeTextEditor;
  const [uri, position] = args;
  if (!(uri instanceof vscode.Uri) || !(position instanceof vscode.Position)) return editor;
  const document = await vscode.workspace.openTextDocument(uri);
  const selection = new vscode.Range(position, position);
  return {
    document,
    selection,
    viewColumn: editor?.document === document ? editor.viewColumn : undefined,
  };
}

/**
 * Finds the code to act on: the selection, else the function around the cursor, else the block. Or returns why there
 * is none.
 */
export async function findTarget(
  place: ActionPlace | undefined,
  kind: ActionKind,
  exclusions: Exclusions,
): Promise<Target | Refusal> {
  if (!place) return { refusal: 'Open a file and put the cursor into the code first.' };
  const { document, selection } = place;
  const refusal = await refusalFor(document, kind, exclusions);
  if (refusal !== undefined) return { refusal };
  const lineAt = (line: number): string => document.lineAt(line).text;
  if (!selection.isEmpty) {
    const selected = selectedLines(lineAt, selection);
    if (!selected) return noCode;
    const lines = withOwnOf(await symbolsOf(document), selected);
    return targetAt(place, lines, nameOf(lines));
  }
  const symbol = smallestSymbol(await symbolsOf(document), selection.start.line);
  // An outline may be older than the document.
  if (symbol && symbol.lines.last < document.lineCount) return targetAt(place, allLines(symbol), symbol.name);
  const line = Math.min(selection.start.line, document.lineCount - 1);
  const block = withoutBlankEnds(lineAt, blockAround(lineAt, document.lineCount, line));
  if (block) return targetAt(place, block, nameOf(block));
  const all =
    document.lineCount <= smallDocument &&
    withoutBlankEnds(lineAt, { first: 0, last: document.lineCount - 1 });
  return all ? targetAt(place, all, 'whole file') : noCode;
}

/** The same target in the current document: changes around it move it, changes inside it become part of it. */
export async function refreshTarget(target: Target, exclusions: Exclusions): Promise<Target | Refusal> {
  const document = target.document.isClosed ? await reopen(target.document.uri) : target.document;
  if (!document) return { refusal: 'The file no longer exists.' };
  // An ignore file may have changed, too.
  const refusal = await exclusionOf(document, exclusions);
  if (refusal !== undefined) return { refusal };
  const after = document.getText();
  if (after === target.before) return target;
  const lines = moveLines(
    target.before.replaceAll('\r\n', '\n'),
    after.replaceAll('\r\n', '\n'),
    target.lines,
  );
  if (!lines) return { refusal: 'The code no longer exists.' };
  return targetAt({ ...target, document }, lines, target.name);
}

function targetAt(place: Omit<ActionPlace, 'selection'>, lines: LineRange, name: string): Target | Refusal {
  const { document, viewColumn } = place;
  const range = new vscode.Range(lines.first, 0, lines.last, document.lineAt(lines.last).text.length);
  const text = document.getText(range).replaceAll('\r\n', '\n');
  if (text.trim() === '') return noCode;
  if (text.includes('\0')) return { refusal: 'This is not a text file.' };
  if (text.length > longestText)
    return { refusal: 'This is more than the model can read at once. Select less.' };
  return {
    document,
    before: document.getText(),
    lines,
    range,
    text,
    name,
    viewColumn,
  };
}

/**
 * UTF-16 code units. gpt-oss holds 131,072 tokens, half of them for the question, and code rarely has more than five
 * per token. For a shorter text that is still too long, the model process reports the exact numbers.
 */
const longestText = 350_000;

const noCode: Refusal = { refusal: 'There is no code here. Select some, or put the cursor into a function.' };

function nameOf(lines: LineRange): string {
  const { first, last } = lineNumbersOf(lines);
  return first === last ? `line ${first}` : `lines ${first}–${last}`;
}
