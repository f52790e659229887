import * as vscode from 'vscode';
import type { RefactorAction } from '../../core/refactor/actions.ts';
import { fitAnswer, fitPartialAnswer } from '../../core/refactor/fitAnswer.ts';
import type { RefactorDependencies } from './index.ts';
import type { Preview } from './preview.ts';
import { requestEdit } from './request.ts';
import type { Target } from './target.ts';

/** Rewrites the target: streams the new code into the preview, where the user applies or discards it. */
export async function editTarget(
  action: RefactorAction,
  instruction: string,
  target: Target,
  preview: Preview,
  deps: RefactorDependencies,
): Promise<void> {
  const title = `Hearth: ${action.title.replace('…', '')}`;
  const again = (): Promise<void> => editTarget(action, instruction, target, preview, deps);
  const session = preview.begin(`${title} · ${target.name}`, target, () => retarget(target, again));
  const answer = await requestEdit(
    title,
    instruction,
    target,
    deps,
    (text) => session.update(fitPartialAnswer(text, target.text)),
    session.signal,
  );
  if (!answer || session.signal.aborted) {
    session.end();
    return;
  }
  const text = fitAnswer(answer.text, target.text);
  if (text === undefined || text === target.text) {
    session.end();
    const what = text === undefined ? 'The model gave no code.' : 'The model proposed no change.';
    void vscode.window.showInformationMessage(`Hearth: ${what}`);
    return;
  }
  session.complete(text);
}

/** Runs again on what stands at the place by now; the lines may have other text, which is the point. */
async function retarget(target: Target, again: () => Promise<void>): Promise<void> {
  const document = await vscode.workspace.openTextDocument(target.document.uri);
  target.document = document;
  target.range = document.validateRange(target.range);
  target.text = document.getText(target.range).replaceAll('\r\n', '\n');
  await again();
}
