import * as vscode from 'vscode';
import type { CompletionObserver } from '../../core/inspector/observer.ts';
import type { ModelService } from '../../core/modelService.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { Acceptances } from './statistics/acceptances.ts';
import { createInsightDocuments } from './inspector/insightDocuments.ts';
import { inspectLast } from './inspector/inspectLast.ts';
import { obstaclesIn } from './inspector/obstacles.ts';
import { Recorder } from './recorder.ts';
import { RetainedTexts } from './statistics/retainedTexts.ts';
import { StatisticsPanel } from './statistics/statisticsPanel.ts';
import { StatisticsStore } from './statistics/statisticsStore.ts';
import { showWhy } from './inspector/why.ts';

/** Registers the commands that show why there was no suggestion, what a request contained, and the statistics. */
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
    // Texts accepted before the reset must not be counted later.
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
