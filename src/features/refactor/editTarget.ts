import type { RefactorAction } from '../../core/refactor/actions.ts';
import { fitAnswer } from '../../core/edits/fitAnswer.ts';
import { editRequest, originalOf, requestEdit } from './request.ts';
import { showRefusal } from './showRefusal.ts';
import { refreshTarget, type Target } from './target.ts';
import type { RefactorTools } from './tools.ts';

/** Rewrites the target: streams the new code into the preview, where the user applies or discards it. */
export async function editTarget(
  action: RefactorAction,
  instruction: string,
  target: Target,
  tools: RefactorTools,
): Promise<void> {
  const request = editRequest(target, instruction);
  const original = originalOf(request);
  const title = action.title.replace('…', '');
  const fileName = target.document.uri.path.replace(/^.*\//, '');
  const session = tools.preview.begin(`${title}: ${target.name} — ${fileName}`, target, async () => {
    const now = await refreshTarget(target, tools.exclusions);
    if ('refusal' in now) {
      showRefusal(now.refusal);
      return;
    }
    await editTarget(action, instruction, now, tools);
  });
  const answer = await requestEdit(
    `Hearth: ${title}`,
    request,
    tools,
    (text) => {
      // Nothing is shown before there is code: it would look like a deletion.
      const fitted = fitAnswer(text, original);
      if (fitted !== undefined) session.update(fitted);
    },
    session.signal,
  );
  if (!answer || session.signal.aborted) {
    session.end();
    return;
  }
  const text = fitAnswer(answer.text, original);
  if (text === undefined || text === original.text) {
    session.end();
    showRefusal(text === undefined ? 'The model gave no code.' : 'The model proposed no change.');
    return;
  }
  session.complete(text);
}
