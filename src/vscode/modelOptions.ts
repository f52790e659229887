import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { typedPath } from '../core/models/typedPath.ts';
import { idleTime, type PowerSaving } from '../core/power/powerSaving.ts';
import type { LoadOptions } from '../protocol/model.ts';
import type { UnloadRules } from '../protocol/unloading.ts';
import { getSetting } from './settings.ts';

/** The load options from the settings; without a chosen file, the demonstration model that ships with Hearth. */
export function modelOptions(extensionUri: vscode.Uri): LoadOptions {
  const chosen = typedPath(getSetting('model.path'), homedir());
  return {
    modelPath: chosen === '' ? vscode.Uri.joinPath(extensionUri, 'dist', 'tiny-oss.gguf').fsPath : chosen,
    gpu: getSetting('model.gpu'),
    contextTokens: getSetting('model.contextTokens'),
  };
}

/** When the model is unloaded by itself, by the settings and the machine's power. */
export function unloadRules(saving: PowerSaving): UnloadRules {
  return {
    ...idleTime(getSetting('model.unloadAfterMinutes') * 60_000, saving.mode),
    underPressure: getSetting('model.unloadUnderMemoryPressure'),
  };
}

/** Port for a debugger of the model process, from `HEARTH_MODEL_INSPECT` (see .vscode/launch.json). */
export function modelInspectPort(): number | undefined {
  const port = Number(process.env['HEARTH_MODEL_INSPECT']);
  return Number.isInteger(port) && port > 0 ? port : undefined;
}
