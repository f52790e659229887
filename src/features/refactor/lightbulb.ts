import * as vscode from 'vscode';
import { refactorActions, type RefactorAction } from '../../core/refactor/actions.ts';

/** Offers the actions in the editor's lightbulb: Fix on a problem, the others for a selection. */
export function registerLightbulb(): vscode.Disposable {
  const fix = refactorActions.find((action) => action.id === 'fix');
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (_document, range, context) => [
      ...(fix && context.diagnostics.length > 0 ? [codeAction(fix, vscode.CodeActionKind.QuickFix)] : []),
      ...(range.isEmpty
        ? []
        : refactorActions
            .filter((action) => action.inLightbulb)
            .map((action) => codeAction(action, vscode.CodeActionKind.RefactorRewrite))),
    ],
  };
  const kinds = [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite];
  return vscode.languages.registerCodeActionsProvider(
    [{ scheme: 'file' }, { scheme: 'untitled' }, { scheme: 'vscode-remote' }, { scheme: 'vscode-vfs' }],
    provider,
    { providedCodeActionKinds: kinds },
  );
}

/** Only a command: the edit comes from the model, with a preview. */
function codeAction(action: RefactorAction, kind: vscode.CodeActionKind): vscode.CodeAction {
  const result = new vscode.CodeAction(`Hearth: ${action.title}`, kind);
  result.command = { command: `hearth.refactor.${action.id}`, title: action.title };
  return result;
}
