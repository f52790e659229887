import * as vscode from 'vscode';
import type { SnoozeControl } from '../../core/completion/snooze.ts';
import type { PowerSaving } from '../../core/power/powerSaving.ts';
import type { ModelService } from '../../core/modelService.ts';
import type { ModelDownloads } from '../../core/models/downloads.ts';
import { getSetting } from '../../vscode/settings.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { describeStatus, type CompletionStatus } from '../../core/status/describeStatus.ts';
import { showMenu } from './menu.ts';

/** Registers the status item, the menu behind it, and the commands for the log and the settings. */
export function registerStatus(deps: {
  model: ModelService;
  downloads: ModelDownloads;
  snooze: SnoozeControl;
  power: PowerSaving;
  log: vscode.LogOutputChannel;
}): vscode.Disposable {
  const { model, downloads, snooze, power, log } = deps;
  const status = () =>
    describeStatus(
      model.state,
      model.activity,
      completionStatus(snooze, power),
      Date.now(),
      downloads.downloads,
    );
  const item = vscode.window.createStatusBarItem('hearth.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Hearth';
  item.command = 'hearth.showMenu';
  const update = () => {
    const { text, tooltip, failed } = status();
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: tooltip };
    item.backgroundColor = failed ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  };
  update();
  item.show();
  return vscode.Disposable.from(
    item,
    { dispose: model.onDidChangeState(update) },
    { dispose: model.onDidChangeActivity(update) },
    { dispose: downloads.onDidChange(update) },
    { dispose: snooze.onDidChange(update) },
    { dispose: power.onDidChange(update) },
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('hearth')) update();
    }),
    registerCommand('hearth.showMenu', () =>
      showMenu(model, completionStatus(snooze, power), status().tooltip),
    ),
    registerCommand('hearth.showLog', () => log.show()),
    registerCommand('hearth.openSettings', () =>
      vscode.commands.executeCommand('workbench.action.openSettings', '@ext:hearth.hearth'),
    ),
  );
}

/** Whether ghost text is on in the active editor. */
function completionStatus(snooze: SnoozeControl, power: PowerSaving): CompletionStatus {
  const enabled = getSetting('completion.enabled', vscode.window.activeTextEditor?.document);
  return { enabled, snooze: snooze.state, paused: power.mode === 'pauseCompletion' };
}
