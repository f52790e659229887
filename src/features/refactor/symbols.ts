import * as vscode from 'vscode';
import type { CodeSymbol } from '../../core/refactor/codeSymbol.ts';
import { readLines, withOwnAbove } from '../../core/refactor/ownAbove.ts';
import { childrenOf, outlineOf, rangeOf, type OutlineSymbol } from '../../vscode/outline.ts';

/** Milliseconds after which an action no longer waits for a language server, which may just be starting. */
const patience = 1500;

/**
 * The outline of a document from VS Code, with the lines above each symbol that belong to it. Empty without a language
 * service, or when it is slow or fails.
 */
export async function symbolsOf(document: vscode.TextDocument): Promise<CodeSymbol[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly OutlineSymbol[]>((resolve) => {
    timer = setTimeout(() => resolve([]), patience);
  });
  const symbols = await Promise.race([outlineOf(document.uri), late]);
  clearTimeout(timer);
  const lines = readLines(document.getText().replaceAll('\r\n', '\n'), document.languageId);
  const outline = symbols.map(toCodeSymbol);
  return lines ? withOwnAbove(outline, lines) : outline;
}

function toCodeSymbol(symbol: OutlineSymbol): CodeSymbol {
  const { name, kind } = symbol;
  const { start, end } = rangeOf(symbol);
  return {
    name,
    above: start.line,
    lines: { first: start.line, last: end.line },
    kind: units.has(kind) ? 'unit' : values.has(kind) ? 'value' : 'other',
    children: childrenOf(symbol).map(toCodeSymbol),
  };
}

const units = new Set([
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Class,
  vscode.SymbolKind.Interface,
  vscode.SymbolKind.Enum,
  vscode.SymbolKind.Struct,
]);

const values = new Set([
  vscode.SymbolKind.Constant,
  vscode.SymbolKind.Variable,
  vscode.SymbolKind.Property,
  vscode.SymbolKind.Field,
]);
