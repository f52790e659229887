import * as vscode from 'vscode';
import { collectAnswer } from '../../core/model.ts';
import type { DoneReason, EditRequest, ModelEvent } from '../../protocol/model.ts';
import { editorContextAt } from '../../vscode/editorContext.ts';
import { getSetting } from '../../vscode/settings.ts';
import { showFailure } from '../../vscode/showFailure.ts';
import { signalFromToken } from '../../vscode/signal.ts';
import type { RefactorDependencies } from './index.ts';
import type { Target } from './target.ts';

/** Tokens for an edit's reasoning and for what it adds, on top of the code that it repeats. */
const additions = 3072;

/** Characters of a token of code, at the least: generous, since an edit that is cut off is of no use. */
const charactersPerToken = 2;

/** An answer that can be used: the model came to its end. */
export interface Answered {
  text: string;
}

/**
 * Asks for an edit under a notification that says what goes on and can cancel. `onText` gets the answer so far.
 * `undefined` when there is nothing to use; what the user has to know has been said then.
 */
export async function requestEdit(
  title: string,
  instruction: string,
  target: Target,
  deps: RefactorDependencies,
  onText: (text: string) => void,
  stopped?: AbortSignal,
): Promise<Answered | undefined> {
  const request: EditRequest = {
    kind: 'edit',
    context: editorContextAt(target.document, target.range),
    selection: target.text,
    instruction,
    effort: getSetting('refactor.effort', target.document),
    maxTokens: additions + Math.ceil(target.text.length / charactersPerToken),
  };
  const location = vscode.ProgressLocation.Notification;
  const { text, end } = await vscode.window.withProgress(
    { location, title, cancellable: true },
    async (progress, token) => {
      const cancel = signalFromToken(token);
      const either = stopped ? AbortSignal.any([cancel.signal, stopped]) : cancel.signal;
      if (deps.model.state.type !== 'ready') progress.report({ message: 'loading the model…' });
      try {
        return await collectAnswer(watch(deps.model.generate(request, either), progress, onText));
      } finally {
        cancel.dispose();
      }
    },
  );
  if (end.type === 'failed') {
    deps.log.warn(`${title} failed (${end.failure.code})`);
    void showFailure(end.failure);
    return undefined;
  }
  if (end.reason === 'cancelled') return undefined;
  const unusable = whyUnusable(end.reason);
  if (unusable === undefined) return { text };
  void vscode.window.showWarningMessage(`Hearth: ${unusable}`);
  return undefined;
}

async function* watch(
  events: AsyncIterable<ModelEvent>,
  progress: vscode.Progress<{ message?: string }>,
  onText: (text: string) => void,
): AsyncGenerator<ModelEvent> {
  let text = '';
  let stage = '';
  for await (const event of events) {
    const now = event.type === 'reasoning' ? 'thinking…' : event.type === 'answer' ? 'writing…' : stage;
    if (now !== stage) progress.report({ message: now });
    stage = now;
    if (event.type === 'answer') onText((text += event.text));
    yield event;
  }
}

/** Half an edit is worse than none. */
function whyUnusable(reason: DoneReason): string | undefined {
  switch (reason) {
    case 'end':
    case 'stop':
    case 'cancelled':
      return undefined;
    case 'length':
    case 'time':
      return 'The answer was cut off before its end, so it was not used. Select less code and try again.';
    case 'repetition':
      return 'The model went round in circles, so its answer was not used.';
  }
}
