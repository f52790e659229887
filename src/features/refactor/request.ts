import * as vscode from 'vscode';
import { toPromptText } from '../../core/completion/window.ts';
import { collectAnswer } from '../../core/modelService.ts';
import { extractEnded, originalOf, type Extraction, type Original } from '../../core/edits/extract.ts';
import type { IndentStyle } from '../../core/text/indentStyle.ts';
import { createStreamedCode } from '../../core/edits/streamedCode.ts';
import type { ChatRequest, EditRequest, ModelEvent } from '../../protocol/model.ts';
import { editorContextAt } from '../../vscode/editorContext.ts';
import { editorIndentation } from '../../vscode/editorIndentation.ts';
import { getSetting } from '../../vscode/settings.ts';
import { showFailure } from '../../vscode/showFailure.ts';
import { signalFromToken } from '../../vscode/signal.ts';
import { createPacedView } from './pacedView.ts';
import type { Target } from './target.ts';
import type { RefactorDependencies } from './tools.ts';

/** Tokens for an edit's reasoning and for what it adds, beyond the code that it repeats. */
const additions = 3072;

/** The least UTF-16 code units per token of code. On the safe side, since an edit that is cut off is useless. */
const charactersPerToken = 2;

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

/** The original code in a document against which the answer to a request is checked. */
export function originalIn(document: vscode.TextDocument, request: EditRequest): Original {
  return { ...originalOf(request), indentation: indentationIn(document) };
}

/** How the document's editor indents, if one shows it. */
function indentationIn(document: vscode.TextDocument): IndentStyle | undefined {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  const indentation = editorIndentation(editor);
  return indentation && (indentation.insertSpaces ? indentation.size : 'tabs');
}

/**
 * Asks for code, with a progress notification that can cancel. `show` receives the code so far, which must not be
 * applied. `undefined` when the request failed or was cancelled; the user has been told then.
 */
export async function requestCode(
  title: string,
  { request, original }: { request: EditRequest | ChatRequest; original: Original },
  { model, log }: RefactorDependencies,
  show: (code: string) => void,
  stopped: AbortSignal,
): Promise<Extraction | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const streamed = createStreamedCode(original);
  const view = createPacedView(show);
  const { text, end } = await vscode.window.withProgress(
    { location, title, cancellable: true },
    async (progress, token) => {
      const cancel = signalFromToken(token);
      const either = AbortSignal.any([cancel.signal, stopped]);
      if (model.state.type !== 'ready') progress.report({ message: 'loading the model…' });
      const onText = (piece: string): void => {
        const code = streamed.push(piece);
        // Show nothing before there is code: it would look like a deletion.
        if (code !== undefined) view.show(code);
      };
      try {
        return await collectAnswer(watch(model.generate(request, either), progress, onText));
      } finally {
        cancel.dispose();
        view.stop();
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
  if (end.reason === 'cancelled' || stopped.aborted) return undefined;
  const extraction = extractEnded(text, end.reason, original);
  if (!extraction.whole) log.info(`${title} gave no whole code (${extraction.reason})`);
  return extraction;
}

async function* watch(
  events: AsyncIterable<ModelEvent>,
  progress: vscode.Progress<{ message?: string }>,
  onText: (text: string) => void,
): AsyncGenerator<ModelEvent> {
  let stage = '';
  for await (const event of events) {
    const now = event.type === 'reasoning' ? 'thinking…' : event.type === 'answer' ? 'writing…' : stage;
    if (now !== stage) progress.report({ message: now });
    stage = now;
    if (event.type === 'answer') onText(event.text);
    yield event;
  }
}
