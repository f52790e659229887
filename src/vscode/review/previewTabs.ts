import * as vscode from 'vscode';
import { previewScheme } from './previewDocuments.ts';

/** Whether a tab shows the preview with this URI, or without one any preview, as a diff or on its own. */
export function isPreviewTab(tab: vscode.Tab | undefined, uri?: vscode.Uri): boolean {
  const input: unknown = tab?.input;
  const shown =
    input instanceof vscode.TabInputTextDiff
      ? input.modified
      : input instanceof vscode.TabInputText
        ? input.uri
        : undefined;
  return shown?.scheme === previewScheme && (!uri || shown.toString() === uri.toString());
}

/** Closes the tabs of one preview, or of all. */
export async function closePreviewTabs(uri?: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await vscode.window.tabGroups.close(tabs.filter((tab) => isPreviewTab(tab, uri)));
}
