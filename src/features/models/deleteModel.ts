import * as vscode from 'vscode';
import { describeDeletionFailure } from '../../core/deletionFailures.ts';
import type { InstalledModel, InstalledModels } from '../../core/models/installed.ts';
import { bytesInWords } from '../../core/text/quantities.ts';

/** Deletes a model from Hearth's folder, after the user has read how much that frees and agreed. */
export async function deleteModel(model: InstalledModel, installed: InstalledModels): Promise<void> {
  const { name, frees = 0, path } = model;
  const yes = 'Delete';
  const answer = await vscode.window.showWarningMessage(
    `Delete ${name}? This frees ${bytesInWords(frees)}.`,
    { modal: true, detail: `${path}\n\nIt is deleted for good and would need to be downloaded again.` },
    yes,
  );
  if (answer !== yes) return;
  const result = await installed.remove(model);
  if ('failure' in result)
    void vscode.window.showErrorMessage(`Hearth: ${describeDeletionFailure(result.failure)}`);
  else
    void vscode.window.showInformationMessage(
      `Hearth: ${name} has been deleted. ${bytesInWords(result.freed)} are free again.`,
    );
}
