import * as vscode from 'vscode';
import { refactorActions } from '../../core/refactor/actions.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { createPreview } from '../../vscode/review/preview.ts';
import { createPreviewDocuments } from '../../vscode/review/previewDocuments.ts';
import { registerLightbulb } from './lightbulb.ts';
import { runAction } from './runAction.ts';
import { placeFrom } from './target.ts';
import type { RefactorDependencies } from './tools.ts';

/** Registers the refactor actions: the commands from one table, the preview, and the lightbulb. */
export function registerRefactor(deps: RefactorDependencies): vscode.Disposable {
  const documents = createPreviewDocuments();
  const preview = createPreview(documents);
  return vscode.Disposable.from(
    preview,
    documents,
    ...refactorActions.map((action) =>
      registerCommand(`hearth.refactor.${action.id}`, (...args) =>
        runAction(action, placeFrom(args), { ...deps, documents, preview }),
      ),
    ),
    registerCommand('hearth.refactor.apply', () => preview.apply()),
    registerCommand('hearth.refactor.discard', () => preview.discard()),
    registerLightbulb(),
  );
}
