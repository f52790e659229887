import * as vscode from 'vscode';

/** Milliseconds after which a provider counts as not answering, so that the next name may be asked for. */
const patience = 5000;

/** All references to what is at a position. None where there is no provider, it fails, or it takes too long. */
export async function referencesAt(uri: vscode.Uri, position: vscode.Position): Promise<vscode.Location[]> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    const found = vscode.commands.executeCommand<vscode.Location[] | undefined>(
      'vscode.executeReferenceProvider',
      uri,
      position,
    );
    return (await Promise.race([found, tooLate])) ?? [];
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}
