import * as vscode from 'vscode';
import type { Log } from '../../core/log.ts';
import { getSetting } from '../../vscode/settings.ts';

/** Turns inline completion on or off in the user's settings, and briefly says so in the status bar. */
export async function toggleCompletion(log: Log): Promise<void> {
  const enabled = !getSetting('completion.enabled');
  await vscode.workspace
    .getConfiguration('hearth')
    .update('completion.enabled', enabled, vscode.ConfigurationTarget.Global);
  const overruled = getSetting('completion.enabled') !== enabled;
  const text =
    `Inline completion is ${enabled ? 'on' : 'off'}` +
    (overruled ? ", but this workspace's settings say otherwise" : '');
  log.info(`${text}.`);
  vscode.window.setStatusBarMessage(`Hearth: ${text}`, messageTime);
}

/** Milliseconds: long enough to read one line. */
const messageTime = 4000;
