import * as vscode from 'vscode';
import type { CodeSymbol } from '../../core/refactor/codeSymbol.ts';
import { readLines, withOwnAbove } from '../../core/refactor/ownAbove.ts';

/** Milliseconds: a language server that is just starting must not keep an action waiting. */
const patience = 1500;

/**
 * The outline of a document as VS Code knows it, with what belongs to each symbol above it. Empty without a language
 * service, or when it is slow or fails.
 */
export async function symbolsOf(document: vscode.TextDocument): Promise<CodeSymbol[]> {
  const asked = vscode.commands
    .executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri)
    .then(
      (symbols) => symbols ?? [],
      () => [],
    );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<vscode.DocumentSymbol[]>((resolve) => {
    timer = setTimeout(() => resolve([]), patience);
  });
  const symbols = await Promise.race([asked, late]);
  clearTimeout(timer);
  const lines = readLines(document.getText().replaceAll('\r\n', '\n'), document.languageId);
  const outline = symbols.map(toCodeSymbol);
  return lines ? withOwnAbove(outline, lines) : outline;
}

function toCodeSymbol({ name, kind, range, children }: vscode.DocumentSymbol): CodeSymbol {
  return {
    name,
    above: range.start.line,
    lines: { first: range.start.line, last: range.end.line },
    kind: units.has(kind) ? 'unit' : values.has(kind) ? 'value' : 'other',
    children: children.map(toCodeSymbol),
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
