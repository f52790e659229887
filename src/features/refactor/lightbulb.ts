import * as vscode from 'vscode';
import { lightbulbActions, type RefactorAction } from '../../core/refactor/actions.ts';
import { isEditableUri } from '../../vscode/editableUri.ts';

/** The scheme of the documents that are cells of a notebook. */
const notebookCell = 'vscode-notebook-cell';

/** Offers the actions in the editor's lightbulb: Fix on a problem, the others for a selection. */
export function registerLightbulb(): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range, { diagnostics }) {
      // The output, a diff's old side and the like are no code to edit. A notebook's cells have a menu of their own.
      if (!isEditableUri(document.uri) || document.uri.scheme === notebookCell) return [];
      const selected = range instanceof vscode.Selection && !range.isEmpty;
      // A problem may be hovered far from the cursor, but a selection takes precedence.
      const place = diagnostics[0] && !selected ? [document.uri, diagnostics[0].range.start] : [];
      return lightbulbActions(diagnostics.length > 0, selected).map((action) => codeAction(action, place));
    },
  };
  const kinds = [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite];
  return vscode.languages.registerCodeActionsProvider('*', provider, { providedCodeActionKinds: kinds });
}

/** Has only a command: the edit comes from the model, with a preview. */
function codeAction(action: RefactorAction, place: readonly unknown[]): vscode.CodeAction {
  const kind = action.id === 'fix' ? vscode.CodeActionKind.QuickFix : vscode.CodeActionKind.RefactorRewrite;
  const result = new vscode.CodeAction(`Hearth: ${action.title}`, kind);
  result.command = {
    command: `hearth.refactor.${action.id}`,
    title: action.title,
    ...(action.id === 'fix' && { arguments: [...place] }),
  };
  return result;
}
