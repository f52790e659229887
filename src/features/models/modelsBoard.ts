import * as vscode from 'vscode';
import type { CommandId } from '../../core/commands.ts';
import type { Log } from '../../core/log.ts';
import type { ModelService } from '../../core/modelService.ts';
import { pathOf } from '../../core/models/view/installedEntries.ts';
import { modelsView } from '../../core/models/view/modelsView.ts';
import type { EntryActionId, ModelsView } from '../../protocol/models.ts';
import { getSetting } from '../../vscode/settings.ts';
import { useModel } from './useModel.ts';

/** What the models page and the quick pick show, and what they may do. */
export interface ModelsBoard {
  readonly view: ModelsView;
  /** Returns the function that unsubscribes. */
  onDidChange(listener: () => void): () => void;
  /** Carries out an action, if the entry still offers it. */
  act(entry: string, action: EntryActionId): void;
  dispose(): void;
}

/** The commands behind actions that need to know nothing of their entry. */
const commands: Partial<Record<EntryActionId, CommandId>> = {
  load: 'hearth.model.start',
  unload: 'hearth.model.stop',
  restart: 'hearth.model.restart',
  'choose-file': 'hearth.model.chooseFile',
  'show-log': 'hearth.showLog',
  'open-settings': 'hearth.openSettings',
};

export function createModelsBoard({ model, log }: { model: ModelService; log: Log }): ModelsBoard {
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const registrations = vscode.Disposable.from(
    { dispose: model.onDidChangeState(changed) },
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('hearth.model')) changed();
    }),
  );
  const board: ModelsBoard = {
    get view() {
      return modelsView({ state: model.state, chosenPath: getSetting('model.path').trim() });
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act(key, action) {
      const entries = board.view.sections.flatMap(({ entries }) => entries);
      const offered = entries.find((entry) => entry.key === key)?.actions.some(({ id }) => id === action);
      if (!offered) return;
      perform(key, action, model).catch((error: unknown) =>
        log.error(`models: ${action} failed: ${String(error)}`),
      );
    },
    dispose: () => void registrations.dispose(),
  };
  return board;
}

async function perform(key: string, action: EntryActionId, model: ModelService): Promise<void> {
  const command = commands[action];
  if (command !== undefined) {
    await vscode.commands.executeCommand(command);
    return;
  }
  const path = pathOf(key);
  if (path === undefined) return;
  if (action === 'use') await useModel(model, path);
  else if (action === 'reveal') await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(path));
}
