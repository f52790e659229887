import * as vscode from 'vscode';
import { consent } from '../../core/models/view/consent.ts';
import type { CatalogueEntry } from '../../core/models/catalogue/catalogueEntry.ts';
import type { Fit } from '../../core/models/fit/fitOf.ts';

/** Asks whether to download a model, after the user asked for it. Nothing is fetched before the answer. */
export async function askForDownload(
  entry: CatalogueEntry,
  folder: string,
  fit: Fit | undefined,
): Promise<boolean> {
  const { question, detail } = consent(entry, folder, fit);
  const yes = 'Download';
  const answer = await vscode.window.showInformationMessage(question, { modal: true, detail }, yes);
  return answer === yes;
}
