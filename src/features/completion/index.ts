import * as vscode from 'vscode';
import type { SnoozeControl } from '../../core/completion/snooze.ts';
import type { CompletionObserver } from '../../core/inspector/observer.ts';
import type { Log } from '../../core/log.ts';
import type { PowerSaving } from '../../core/power/powerSaving.ts';
import type { ModelService } from '../../core/modelService.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { SyntaxReader } from '../../vscode/syntax/syntaxReader.ts';
import { PromptContext } from './context/promptContext.ts';
import { Preparation } from './preparation.ts';
import { acceptedCommand, CompletionProvider } from './provider.ts';
import { chooseSnooze, Snooze } from './snoozing.ts';
import { toggleCompletion } from './toggle.ts';
import { Typing } from './typing.ts';

/** Ghost text, and the commands that request it and turn it on or off. Shows no messages; the log has everything. */
export function registerCompletion(deps: {
  extensionUri: vscode.Uri;
  model: ModelService;
  exclusions: Exclusions;
  log: Log;
  observer: CompletionObserver;
  power: PowerSaving;
}): {
  snooze: SnoozeControl;
  dispose(): void;
} {
  const { model, exclusions, log, observer, power } = deps;
  const context = new PromptContext(exclusions);
  const snooze = new Snooze(log);
  const typing = new Typing();
  const syntax = new SyntaxReader(vscode.Uri.joinPath(deps.extensionUri, 'dist', 'syntax').fsPath, log);
  const provider = new CompletionProvider({
    model,
    exclusions,
    log,
    context,
    observer,
    snooze,
    power,
    typing,
    syntax,
  });
  const disposable = vscode.Disposable.from(
    context,
    snooze,
    typing,
    provider,
    new Preparation({
      model,
      exclusions,
      context,
      log,
      askAt: (document, position) => provider.askAt(document, position),
    }),
    // Registered for every scheme: core/completion/decide.ts decides which documents are for code, and gives the
    // reason.
    vscode.languages.registerInlineCompletionItemProvider({ scheme: '*' }, provider),
    registerCommand('hearth.completion.trigger', async () => {
      // VS Code caches the result of an explicit request, even an empty one, until the text or the cursor changes.
      if (provider.wasAskedHere()) await vscode.commands.executeCommand('editor.action.inlineSuggest.hide');
      await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    }),
    registerCommand('hearth.completion.toggle', () => toggleCompletion(log)),
    registerCommand('hearth.completion.snooze', () => chooseSnooze(snooze)),
    registerCommand('hearth.completion.endSnooze', () => snooze.end()),
    vscode.commands.registerCommand(acceptedCommand, (suggestion: unknown, chosen: unknown) => {
      typing.noteAccept();
      if (typeof suggestion === 'number' && typeof chosen === 'string') observer.onAccept(suggestion, chosen);
    }),
  );
  return { snooze, dispose: () => void disposable.dispose() };
}
