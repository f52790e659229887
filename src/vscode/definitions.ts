import * as vscode from 'vscode';

/** The place of a definition. */
export interface DefinitionPlace {
  uri: vscode.Uri;
  /** The whole definition if the provider reports it, else its name. */
  range: vscode.Range;
}

/**
 * Where the name at a position, or its type, is defined, by VS Code's definition providers. Empty where there is none.
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

/** The range of the smallest outline symbol of a document that contains a position; `undefined` if there is none. */
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
