import * as vscode from 'vscode';
import { createModelService } from './client/createModelService.ts';
import { createPowerWatch } from './client/power/powerWatch.ts';
import { createProcessBackend } from './client/process/createProcessBackend.ts';
import { forkModelProcess } from './client/process/forkedProcess.ts';
import { createMachineFacts } from './client/process/machineFacts.ts';
import { runtimeFolder } from './client/shared/runtimeFolder.ts';
import { registerChat } from './features/chat/index.ts';
import { registerCompletion } from './features/completion/index.ts';
import { registerInsight } from './features/insight/index.ts';
import { registerModels } from './features/models/index.ts';
import { registerNextEdit } from './features/nextEdit/index.ts';
import { registerRefactor } from './features/refactor/index.ts';
import { registerStatus } from './features/status/index.ts';
import { lazyDownloads } from './net/lazyDownloads.ts';
import { Exclusions } from './vscode/exclusion/exclusions.ts';
import { modelInspectPort, modelOptions, unloadRules } from './vscode/modelOptions.ts';
import { openInstalledModels } from './vscode/models/openInstalledModels.ts';
import { modelsFolder } from './vscode/modelsFolder.ts';
import { powerSaving } from './vscode/powerSaving.ts';
import { getSetting } from './vscode/settings.ts';

/** Wires the features to the model. Nothing is loaded here: the model starts with the first request. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Hearth', { log: true });
  const watch = createPowerWatch({ wanted: () => getSetting('model.onBattery') !== 'same' });
  const power = powerSaving(watch);
  const modulePath = vscode.Uri.joinPath(context.extensionUri, 'dist', 'model.js').fsPath;
  const backend = createProcessBackend({
    modulePath,
    loadOptions: () => modelOptions(context.extensionUri),
    unloadRules: () => unloadRules(power),
    inspectPort: modelInspectPort(),
    sharedFolder: runtimeFolder(),
    log,
  });
  backend.focus(vscode.window.state.focused);
  const model = createModelService([backend]);
  const installed = openInstalledModels({ globalStorageUri: context.globalStorageUri, model, log });
  const downloads = lazyDownloads({
    folder: () => modelsFolder(context.globalStorageUri),
    verifierPath: vscode.Uri.joinPath(context.extensionUri, 'dist', 'verifier.cjs').fsPath,
    log,
  });
  const machineFacts = createMachineFacts({
    fork: () => forkModelProcess({ modulePath, inspectPort: undefined, onOutput: (line) => log.trace(line) }),
    gpu: () => getSetting('model.gpu'),
    loaded: () => (model.state.type === 'ready' ? model.state.model : undefined),
    log,
  });
  const models = registerModels({ context, model, installed, downloads, machineFacts, log });
  const exclusions = new Exclusions();
  const chat = registerChat({ context, model, setup: models.setup, exclusions, log });
  const insight = registerInsight({ context, model, log });
  const completion = registerCompletion({
    extensionUri: context.extensionUri,
    model,
    exclusions,
    log,
    observer: insight.observer,
    power,
  });
  context.subscriptions.push(
    log,
    model,
    installed,
    downloads,
    exclusions,
    chat,
    insight,
    completion,
    registerRefactor({ model, exclusions, log, explain: (text, attachments) => chat.ask(text, attachments) }),
    models,
    registerNextEdit({ model, exclusions, log }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('hearth.model')) return;
      watch.update();
      backend.updateRules();
      backend.reconsider();
    }),
    vscode.window.onDidChangeWindowState(({ focused }) => backend.focus(focused)),
    { dispose: watch.onDidChange(() => backend.updateRules()) },
    watch,
    registerStatus({ model, downloads, snooze: completion.snooze, power, log }),
  );
}
