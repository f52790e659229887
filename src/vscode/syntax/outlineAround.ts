import * as vscode from 'vscode';
import type { OutlineItem } from '../../core/syntax/outlinePlace.ts';

/** The outline of a document from VS Code; empty without a language service. */
export async function outlineAround(document: vscode.TextDocument): Promise<OutlineItem[]> {
  const symbols = await vscode.commands.executeCommand<
    (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', document.uri);
  return (symbols ?? []).map(toItem);
}

function toItem(symbol: vscode.DocumentSymbol | vscode.SymbolInformation): OutlineItem {
  const range = 'range' in symbol ? symbol.range : symbol.location.range;
  return {
    kind: kinds.get(symbol.kind) ?? 'other',
    first: range.start.line,
    last: range.end.line,
    children: 'children' in symbol ? symbol.children.map(toItem) : [],
  };
}

const kinds = new Map<vscode.SymbolKind, OutlineItem['kind']>([
  [vscode.SymbolKind.Function, 'function'],
  [vscode.SymbolKind.Method, 'function'],
  [vscode.SymbolKind.Constructor, 'function'],
  [vscode.SymbolKind.Class, 'type'],
  [vscode.SymbolKind.Interface, 'type'],
  [vscode.SymbolKind.Struct, 'type'],
  [vscode.SymbolKind.Namespace, 'type'],
  [vscode.SymbolKind.Module, 'type'],
  [vscode.SymbolKind.Enum, 'list'],
  [vscode.SymbolKind.Object, 'list'],
  [vscode.SymbolKind.Array, 'list'],
]);
