import * as vscode from 'vscode';
import { previewKeys, type PreviewState } from '../../core/edits/previewState.ts';
import { isPreviewTab } from './previewTabs.ts';

/**
 * Tells VS Code's menus and keys what can be done with the preview, when it is the tab that the user is at. Returns the
 * function that does it anew; what has not changed is not told again, since an answer streams many times a second.
 */
export function createPreviewKeys(
  current: () => { state: PreviewState; uri: vscode.Uri } | undefined,
): () => void {
  const told = new Map<string, boolean>();
  const tell = (key: string, value: boolean): void => {
    if (told.get(key) === value) return;
    told.set(key, value);
    void vscode.commands.executeCommand('setContext', `hearth.review.${key}`, value);
  };
  return () => {
    const session = current();
    const seen = session && isPreviewTab(vscode.window.tabGroups.activeTabGroup.activeTab, session.uri);
    const { active, ready } = previewKeys(seen ? session.state : undefined);
    tell('active', active);
    tell('ready', ready);
  };
}
