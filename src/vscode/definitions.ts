import * as vscode from 'vscode';
import { childrenOf, outlineOf, rangeOf, type OutlineSymbol } from './outline.ts';

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
  let smallest: vscode.Range | undefined;
  const look = (symbols: readonly OutlineSymbol[]): void => {
    for (const symbol of symbols) {
      const range = rangeOf(symbol);
      if (!range.contains(position)) continue;
      smallest = range;
      look(childrenOf(symbol));
    }
  };
  look(await outlineOf(uri));
  return smallest;
}
