import * as vscode from 'vscode';
import type { Log } from '../../core/log.ts';
import type { ModelService } from '../../core/model.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { CompletionProvider } from './provider.ts';
import { toggleCompletion } from './toggle.ts';
import { VisitedDocuments } from './visitedDocuments.ts';

/** Ghost text, and the commands that ask for it and turn it on or off. Shows no messages; the log says everything. */
export function registerCompletion(deps: { model: ModelService; log: Log }): vscode.Disposable {
  const { model, log } = deps;
  const visited = new VisitedDocuments();
  const provider = new CompletionProvider({ model, log, visited });
  return vscode.Disposable.from(
    visited,
    provider,
    // Every scheme: which documents are for code, core/completion/decide.ts knows, and gives the reason.
    vscode.languages.registerInlineCompletionItemProvider({ scheme: '*' }, provider),
    registerCommand('hearth.completion.trigger', () =>
      vscode.commands.executeCommand('editor.action.inlineSuggest.trigger'),
    ),
    registerCommand('hearth.completion.toggle', () => toggleCompletion(log)),
  );
}
