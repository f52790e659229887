import * as vscode from 'vscode';
import type { OutlineItem } from '../../core/syntax/outlinePlace.ts';
import { childrenOf, outlineOf, rangeOf, type OutlineSymbol } from '../outline.ts';

/** The outline of a document, as far as it says what lines are; empty without a language service. */
export async function outlineAround({ uri }: vscode.TextDocument): Promise<OutlineItem[]> {
  return (await outlineOf(uri)).map(toItem);
}

function toItem(symbol: OutlineSymbol): OutlineItem {
  const { start, end } = rangeOf(symbol);
  return {
    kind: kinds.get(symbol.kind) ?? 'other',
    first: start.line,
    last: end.line,
    children: childrenOf(symbol).map(toItem),
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
