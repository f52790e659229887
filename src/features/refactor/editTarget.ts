import type { RefactorAction } from '../../core/refactor/actions.ts';
import { offerToAskAgain } from './offerToAskAgain.ts';
import { editRequest, originalIn, requestCode } from './request.ts';
import { showRefusal } from './showRefusal.ts';
import type { Target } from './target.ts';
import { withRefreshed } from './withRefreshed.ts';
import type { RefactorTools } from './tools.ts';

/** Rewrites the target: streams the new code into the preview, where the user applies or discards it. */
export async function editTarget(
  action: RefactorAction,
  instruction: string,
  target: Target,
  tools: RefactorTools,
): Promise<void> {
  const request = editRequest(target, instruction);
  const original = originalIn(target.document, request);
  const title = action.title.replace('…', '');
  const fileName = target.document.uri.path.replace(/^.*\//, '');
  const runAgain = (newInstruction = instruction): Promise<void> =>
    withRefreshed(target, tools, (now) => editTarget(action, newInstruction, now, tools));
  const session = tools.preview.begin(`${title}: ${target.name} — ${fileName}`, target, runAgain);
  const code = await requestCode(
    `Hearth: ${title}`,
    { request, original },
    tools,
    (text) => session.update(text),
    session.signal,
  );
  if (code?.whole && code.text !== original.text) {
    session.complete(code.text);
    return;
  }
  session.end();
  if (code?.whole) showRefusal('The model proposed no change.');
  else if (code) await offerToAskAgain(code.reason, instruction, runAgain);
}
