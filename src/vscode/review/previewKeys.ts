import * as vscode from 'vscode';
import { previewKeys, type PreviewState } from '../../core/edits/previewState.ts';
import { isPreviewTab } from './previewTabs.ts';

/**
 * Sets the context keys for VS Code's menus and keybindings when the active tab is the preview. Returns the function
 * that updates them; unchanged keys are not set again, since an answer streams many times per second.
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
