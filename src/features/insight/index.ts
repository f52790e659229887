import * as vscode from 'vscode';
import type { CompletionObserver } from '../../core/inspector/observer.ts';
import type { ModelService } from '../../core/model.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { Acceptances } from './acceptances.ts';
import { createInsightDocuments } from './documents.ts';
import { inspectLast } from './inspect.ts';
import { obstaclesIn } from './obstacles.ts';
import { Recorder } from './recorder.ts';
import { RetainedTexts } from './retainedTexts.ts';
import { StatisticsPanel } from './statisticsPanel.ts';
import { StatisticsStore } from './statisticsStore.ts';
import { showWhy } from './why.ts';

/** Why there was no suggestion, what a request was made of, and how many suggestions were of use. */
export function registerInsight(deps: {
  context: vscode.ExtensionContext;
  model: ModelService;
  log: vscode.LogOutputChannel;
}): { observer: CompletionObserver; dispose(): void } {
  const { context, model, log } = deps;
  const store = new StatisticsStore(context.globalState);
  const count = store.count.bind(store);
  const retained = new RetainedTexts(count);
  const acceptances = new Acceptances({ count, retained });
  const recorder = new Recorder(acceptances);
  const documents = createInsightDocuments();
  const onClear = () => {
    // What was accepted before is not to be counted as looked for later.
    retained.clear();
    store.clear();
  };
  const panel = new StatisticsPanel({ extensionUri: context.extensionUri, store, onClear, log });
  const disposable = vscode.Disposable.from(
    panel,
    acceptances,
    retained,
    store,
    documents,
    registerCommand('hearth.insight.why', () => {
      const document = vscode.window.activeTextEditor?.document;
      showWhy(recorder.history, obstaclesIn(document, model), documents);
    }),
    registerCommand('hearth.insight.inspect', () => inspectLast(recorder.history, documents)),
    registerCommand('hearth.insight.statistics', () => panel.show()),
  );
  return { observer: recorder, dispose: () => void disposable.dispose() };
}
