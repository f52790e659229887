import * as vscode from 'vscode';
import type { SnoozeControl } from '../../core/completion/snooze.ts';
import type { ModelService } from '../../core/modelService.ts';
import { getSetting } from '../../vscode/settings.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { describeStatus } from '../../core/status/describeStatus.ts';
import { showMenu } from './menu.ts';

/** Registers the status item, the menu behind it, and the commands for the log and the settings. */
export function registerStatus(deps: {
  model: ModelService;
  snooze: SnoozeControl;
  log: vscode.LogOutputChannel;
}): vscode.Disposable {
  const { model, snooze, log } = deps;
  const item = vscode.window.createStatusBarItem('hearth.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Hearth';
  item.command = 'hearth.showMenu';
  const update = () => {
    const editor = vscode.window.activeTextEditor;
    const enabled = getSetting('completion.enabled', editor?.document);
    const completion = { enabled, snooze: snooze.state };
    const status = describeStatus(model.state, model.activity, completion, Date.now());
    item.text = status.text;
    item.tooltip = status.tooltip;
    item.accessibilityInformation = { label: status.tooltip };
    item.backgroundColor = status.failed
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
  };
  update();
  item.show();
  return vscode.Disposable.from(
    item,
    { dispose: model.onDidChangeState(update) },
    { dispose: model.onDidChangeActivity(update) },
    { dispose: snooze.onDidChange(update) },
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('hearth')) update();
    }),
    registerCommand('hearth.showMenu', () => showMenu(model, snooze)),
    registerCommand('hearth.showLog', () => log.show()),
    registerCommand('hearth.openSettings', () =>
      vscode.commands.executeCommand('workbench.action.openSettings', '@ext:hearth.hearth'),
    ),
  );
}
