import * as vscode from 'vscode';
import type { Log } from '../../core/log.ts';
import type { ModelService } from '../../core/modelService.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { getSetting } from '../../vscode/settings.ts';
import { NextEditSession } from './nextEditSession.ts';

/** Offers the edit that follows from the last one, if the setting is on; costs nothing while it is off. */
export function registerNextEdit(deps: {
  model: ModelService;
  exclusions: Exclusions;
  log: Log;
}): vscode.Disposable {
  let session: NextEditSession | undefined;
  const update = (): void => {
    const enabled = getSetting('nextEdit.enabled');
    if (enabled === (session !== undefined)) return;
    session?.dispose();
    session = enabled ? new NextEditSession(deps) : undefined;
  };
  update();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('hearth.nextEdit.enabled')) update();
    }),
    { dispose: () => session?.dispose() },
    registerCommand('hearth.nextEdit.accept', () => session?.accept()),
    registerCommand('hearth.nextEdit.dismiss', () => session?.dismiss()),
    registerCommand('hearth.nextEdit.toggle', async () => {
      const enabled = !getSetting('nextEdit.enabled');
      await vscode.workspace
        .getConfiguration('hearth')
        .update('nextEdit.enabled', enabled, vscode.ConfigurationTarget.Global);
      vscode.window.setStatusBarMessage(`Hearth: next edit suggestions are ${enabled ? 'on' : 'off'}`, 4000);
    }),
  );
}
