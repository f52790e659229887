import * as vscode from 'vscode';
import type { CatalogueEntry } from '../../core/models/catalogue/catalogueEntry.ts';
import { readSource } from '../../core/models/catalogue/userSource.ts';
import { getSetting } from '../../vscode/settings.ts';

/** Asks for the address of a GGUF file and adds it to the user's settings. Nothing is fetched. */
export async function addAddress(): Promise<void> {
  const address = await vscode.window.showInputBox({
    title: 'Add a model by its address',
    prompt: 'The address of a gpt-oss GGUF file. Of a split model, that of any part.',
    placeHolder: 'https://example.org/models/gpt-oss-20b-MXFP4.gguf',
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? undefined : problemOf(value)),
  });
  if (address === undefined || address.trim() === '' || problemOf(address) !== undefined) return;
  await save([...getSetting('models.sources'), address.trim()]);
}

/** Takes a source of the user's out of the settings. */
export async function removeAddress({ id }: CatalogueEntry): Promise<void> {
  await save(getSetting('models.sources').filter((source) => idOf(source) !== id));
}

function problemOf(source: unknown): string | undefined {
  const read = readSource(source);
  if ('problem' in read) return `This cannot be used: ${read.problem}`;
  const isThere = getSetting('models.sources').some((other) => idOf(other) === read.entry.id);
  return isThere ? 'This address is there already.' : undefined;
}

function idOf(source: unknown): string | undefined {
  const read = readSource(source);
  return 'entry' in read ? read.entry.id : undefined;
}

async function save(sources: readonly unknown[]): Promise<void> {
  const settings = vscode.workspace.getConfiguration('hearth');
  await settings.update('models.sources', sources, vscode.ConfigurationTarget.Global);
}
