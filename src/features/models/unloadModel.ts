import * as vscode from 'vscode';
import type { ModelService } from '../../core/modelService.ts';

/** Unloads the model. The memory is free only if no window uses it, so other windows lose it, too, and this says so. */
export function unloadModel(model: ModelService): void {
  const { state } = model;
  const windows = state.type === 'ready' ? (state.sharing?.windows ?? 1) : 1;
  model.stop();
  if (windows <= 1) return;
  const all = windows === 2 ? 'both windows' : `all ${windows} windows`;
  void vscode.window.showInformationMessage(
    `Hearth: the model was unloaded for ${all}. It loads again with the next request in any of them.`,
  );
}
