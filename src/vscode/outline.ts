import * as vscode from 'vscode';

/** A symbol as language services give it: some know what is inside of it, some only where it is. */
export type OutlineSymbol = vscode.DocumentSymbol | vscode.SymbolInformation;

/** The outline of a document as VS Code knows it; empty without a language service, or when that fails. */
export async function outlineOf(uri: vscode.Uri): Promise<readonly OutlineSymbol[]> {
  const symbols = await vscode.commands
    .executeCommand<OutlineSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', uri)
    .then(undefined, () => undefined);
  return symbols ?? [];
}

export function rangeOf(symbol: OutlineSymbol): vscode.Range {
  return 'range' in symbol ? symbol.range : symbol.location.range;
}

/** The symbols inside a symbol; empty where the language service gives a flat list. */
export function childrenOf(symbol: OutlineSymbol): readonly OutlineSymbol[] {
  return 'children' in symbol ? symbol.children : [];
}
