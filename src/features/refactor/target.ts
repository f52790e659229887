import * as vscode from 'vscode';
import { isEditableScheme } from '../../core/completion/schemes.ts';
import { isSecretFile } from '../../core/context/secrets.ts';
import { blockAround } from '../../core/refactor/blockAround.ts';

/** The code that an action is about. */
export interface Target {
  document: vscode.TextDocument;
  /** Whole lines, without the last line's end. */
  range: vscode.Range;
  /** LF line ends. */
  text: string;
  /** For titles: a function's name, or the lines. */
  name: string;
}

/** Characters above which a preview of the whole file would make VS Code itself slow. */
const longestDocument = 2_000_000;

/** Finds what to act on: the selection, else the function around the cursor, else the block. Or says why not. */
export async function findTarget(
  editor: vscode.TextEditor | undefined,
): Promise<Target | { refusal: string }> {
  if (!editor) return { refusal: 'Open a file and put the cursor into the code first.' };
  const { document, selection } = editor;
  const { scheme } = document.uri;
  if (!isEditableScheme(scheme, vscode.workspace.fs.isWritableFileSystem(scheme)))
    return { refusal: 'This document cannot be edited.' };
  if (isSecretFile(document.uri.path))
    return { refusal: 'This file holds secrets by its name; Hearth shows it to no model.' };
  if (document.lineCount > longestDocument / 10 || document.offsetAt(endOf(document)) > longestDocument)
    return { refusal: 'This file is too large to preview changes to it.' };
  const range = selection.isEmpty
    ? await around(document, selection.active)
    : wholeLines(document, selection);
  const text = document.getText(range.range).replaceAll('\r\n', '\n');
  if (text.trim() === '')
    return { refusal: 'There is no code here. Select some, or put the cursor into a function.' };
  if (text.includes('\0')) return { refusal: 'This is not a text file.' };
  return { document, range: range.range, text, name: range.name };
}

interface Named {
  range: vscode.Range;
  name: string;
}

function wholeLines(document: vscode.TextDocument, selection: vscode.Range): Named {
  const { start, end } = selection;
  // A selection that ends before the first character of a line was meant to end with the line above.
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return linesOf(document, start.line, last);
}

function linesOf(document: vscode.TextDocument, first: number, last: number): Named {
  const range = new vscode.Range(first, 0, last, document.lineAt(last).text.length);
  return { range, name: first === last ? `line ${first + 1}` : `lines ${first + 1}–${last + 1}` };
}

async function around(document: vscode.TextDocument, position: vscode.Position): Promise<Named> {
  const symbols: unknown = await vscode.commands.executeCommand(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  const symbol = Array.isArray(symbols) ? innermost(symbols, position) : undefined;
  if (symbol) {
    const lines = linesOf(document, symbol.range.start.line, symbol.range.end.line);
    return { range: lines.range, name: symbol.name };
  }
  const { first, last } = blockAround(
    (line) => document.lineAt(line).text,
    document.lineCount,
    position.line,
  );
  return linesOf(document, first, last);
}

/** The smallest function, method or class around a position. Older providers give symbols without a tree: left alone. */
function innermost(
  symbols: readonly unknown[],
  position: vscode.Position,
): vscode.DocumentSymbol | undefined {
  for (const symbol of symbols) {
    if (!(symbol instanceof vscode.DocumentSymbol) || !symbol.range.contains(position)) continue;
    return innermost(symbol.children, position) ?? (kinds.has(symbol.kind) ? symbol : undefined);
  }
  return undefined;
}

const kinds = new Set([
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Class,
  vscode.SymbolKind.Interface,
  vscode.SymbolKind.Enum,
  vscode.SymbolKind.Struct,
]);

function endOf(document: vscode.TextDocument): vscode.Position {
  return document.lineAt(document.lineCount - 1).range.end;
}
