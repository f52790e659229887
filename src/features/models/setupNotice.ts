import * as vscode from 'vscode';
import { setupOf } from '../../core/models/view/setup.ts';
import type { SetupSource } from '../../core/models/view/setupSource.ts';
import type { Setup } from '../../protocol/setup.ts';
import type { ModelActions } from './modelActions.ts';
import type { ModelsBoard } from './modelsBoard.ts';

/** Where VS Code keeps that the user wants to hear no more of it. */
const dismissedKey = 'setup.dismissed';

/** The notice for the chat. `changed` makes it say that another model answers from now on. */
export function createSetupNotice(deps: {
  board: ModelsBoard;
  actions: ModelActions;
  memory: vscode.Memento;
  manage: () => void;
}): SetupSource & { changed: (title: string) => void } {
  const { board, actions, memory, manage } = deps;
  let newModel: Setup | undefined;
  let looked = false;
  return {
    get setup() {
      if (newModel) return newModel;
      return memory.get(dismissedKey) === true ? undefined : setupOf(board.facts);
    },
    onDidChange: (listener) => board.onDidChange(listener),
    needed() {
      if (looked || board.facts.chosenPath !== '' || memory.get(dismissedKey) === true) return;
      looked = true;
      void board.look();
    },
    act(action) {
      if (action === 'recommended') void actions.getRecommended();
      else if (action === 'manage') manage();
      else if (action === 'choose-file') void vscode.commands.executeCommand('hearth.model.chooseFile');
      else {
        if (newModel) newModel = undefined;
        else void memory.update(dismissedKey, true);
        board.changed();
      }
    },
    changed(title) {
      const text = `${title} has been downloaded and answers from now on.`;
      newModel = { text, brief: text, buttons: [] };
      void vscode.window.setStatusBarMessage(`$(flame) ${text}`, 15_000);
      board.changed();
    },
  };
}
