import * as vscode from 'vscode';
import { toPromptText } from '../../core/completion/window.ts';
import { collectAnswer } from '../../core/model.ts';
import type { Original } from '../../core/edits/fitAnswer.ts';
import type { DoneReason, EditRequest, ModelEvent } from '../../protocol/model.ts';
import { editorContextAt } from '../../vscode/editorContext.ts';
import { getSetting } from '../../vscode/settings.ts';
import { showFailure } from '../../vscode/showFailure.ts';
import { signalFromToken } from '../../vscode/signal.ts';
import type { Target } from './target.ts';
import type { RefactorDependencies } from './tools.ts';

/** Tokens for an edit's reasoning and for what it adds, on top of the code that it repeats. */
const additions = 3072;

/** Characters of a token of code, at the least: generous, since an edit that is cut off is of no use. */
const charactersPerToken = 2;

/** An answer that can be used: the model came to its end. */
export interface Answered {
  text: string;
}

/** The request for an edit of the target. */
export function editRequest(target: Target, instruction: string): EditRequest {
  return {
    kind: 'edit',
    context: editorContextAt(target.document, target.range),
    selection: toPromptText(target.text),
    instruction: toPromptText(instruction),
    effort: getSetting('refactor.effort', target.document),
    maxTokens: additions + Math.ceil(target.text.length / charactersPerToken),
  };
}

/** What a request's answer is measured by. */
export function originalOf({ selection, instruction, context }: EditRequest): Original {
  const around = [instruction, context.prefix, context.suffix].join('\n');
  return { text: selection, languageId: context.languageId, around };
}

/**
 * Asks for an edit under a notification that says what goes on and can cancel. `onText` gets the answer so far.
 * `undefined` when there is nothing to use; what the user has to know has been said then.
 */
export async function requestEdit(
  title: string,
  request: EditRequest,
  { model, log }: RefactorDependencies,
  onText: (text: string) => void,
  stopped: AbortSignal,
): Promise<Answered | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const { text, end } = await vscode.window.withProgress(
    { location, title, cancellable: true },
    async (progress, token) => {
      const cancel = signalFromToken(token);
      const either = AbortSignal.any([cancel.signal, stopped]);
      if (model.state.type !== 'ready') progress.report({ message: 'loading the model…' });
      try {
        return await collectAnswer(watch(model.generate(request, either), progress, onText));
      } finally {
        cancel.dispose();
      }
    },
  );
  if (end.type === 'failed') {
    log.warn(`${title} failed (${end.failure.code})`);
    void showFailure(end.failure);
    return undefined;
  }
  const { generatedTokens, prefillTime, decodeTime } = end.usage;
  const time = Math.round(prefillTime + decodeTime);
  log.info(`${title} ended (${end.reason}): ${generatedTokens} tokens in ${time} ms`);
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
