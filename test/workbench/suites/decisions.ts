import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { closeAll, hangTime } from './editing.ts';

/**
 * Opens a document and does something in it until Hearth's last decision says what is expected. Reads it as a user
 * does: by the command Why No Suggestion?, of which the first entry opens the decision as a page. That takes the focus,
 * and VS Code forgets a request that it has not made yet; so each time begins with a new document.
 */
export async function untilDecision(
  open: () => Promise<vscode.TextEditor>,
  expected: RegExp,
  act: (editor: vscode.TextEditor) => Promise<unknown>,
): Promise<void> {
  const end = Date.now() + hangTime;
  let page = '';
  // On a busy machine all takes longer, so each time has more patience.
  for (let patience = 1; !expected.test(page); patience = Math.min(2 * patience, 8)) {
    assert.ok(Date.now() < end, `no decision like ${String(expected)}, the last is: ${page}`);
    await act(await open());
    await delay(500 * patience);
    page = (await readDecision(100 * patience)) ?? page;
    await closeAll();
  }
}

async function readDecision(pause: number): Promise<string | undefined> {
  await vscode.commands.executeCommand('hearth.insight.why');
  await delay(pause);
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await delay(pause);
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  const active = vscode.window.activeTextEditor?.document;
  return active?.uri.scheme === 'hearth-insight' ? active.getText() : undefined;
}
