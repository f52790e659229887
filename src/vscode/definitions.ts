import * as vscode from 'vscode';

/** Where something is defined. */
export interface DefinitionPlace {
  uri: vscode.Uri;
  /** The whole definition where the language says so, else its name. */
  range: vscode.Range;
}

/**
 * Where the name at a position is defined, as VS Code's own providers say: its definition, or its type's. Empty where
 * no extension knows.
 */
export async function definitionsAt(
  kind: 'definition' | 'type',
  uri: vscode.Uri,
  position: vscode.Position,
): Promise<DefinitionPlace[]> {
  const command =
    kind === 'definition' ? 'vscode.executeDefinitionProvider' : 'vscode.executeTypeDefinitionProvider';
  const found = await vscode.commands
    .executeCommand<(vscode.Location | vscode.LocationLink)[] | undefined>(command, uri, position)
    .then(undefined, () => undefined);
  return (found ?? []).map((each) =>
    'targetUri' in each
      ? { uri: each.targetUri, range: each.targetRange }
      : { uri: each.uri, range: each.range },
  );
}

/** The range of the smallest symbol of a document's outline that contains a place; `undefined` without one. */
export async function symbolRangeAt(
  uri: vscode.Uri,
  position: vscode.Position,
): Promise<vscode.Range | undefined> {
  const symbols = await vscode.commands
    .executeCommand<(vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    )
    .then(undefined, () => undefined);
  let smallest: vscode.Range | undefined;
  const look = (list: readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[]): void => {
    for (const symbol of list) {
      const range = 'location' in symbol ? symbol.location.range : symbol.range;
      if (!range.contains(position)) continue;
      smallest = range;
      if ('children' in symbol) look(symbol.children);
    }
  };
  look(symbols ?? []);
  return smallest;
}
