import * as vscode from 'vscode';
import { collectAnswer, type Generate } from '../../core/modelService.ts';
import { rewrittenLine } from '../../core/nextEdit/rewrittenLine.ts';
import { callsOf, type SignatureChange } from '../../core/nextEdit/signature.ts';
import { toPromptText } from '../../core/completion/window.ts';
import type { EditRequest } from '../../protocol/model.ts';
import { editorContextAt } from '../../vscode/editorContext.ts';
import type { NextEdit } from './offer.ts';

/** A line is short; an answer that does not fit is not a change of the call. */
const maxTokens = 160;

/**
 * The next call that a changed signature breaks, as the model would rewrite its line. `seen` contains the calls
 * offered before, by their index in the document; the call examined here is added. `undefined` when no call is left or
 * the model would leave it unchanged.
 */
export async function nextCall(
  document: vscode.TextDocument,
  change: SignatureChange,
  seen: Set<number>,
  generate: Generate,
  signal: AbortSignal,
): Promise<NextEdit | undefined> {
  const calls = callsOf(document.getText(), change.name, document.languageId);
  for (const [index, { start }] of calls.entries()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const line = document.lineAt(document.positionAt(start));
    const version = document.version;
    const request: EditRequest = {
      kind: 'edit',
      context: editorContextAt(document, line.range),
      selection: toPromptText(line.text),
      instruction:
        `\`${change.before}\` was changed to \`${change.after}\`. ` +
        `Change the call of \`${change.name}\` on this line so that it fits. If it fits already, repeat the line.`,
      effort: 'low',
      maxTokens,
    };
    const answer = await collectAnswer(generate(request, signal));
    if (signal.aborted || document.version !== version || answer.end.type === 'failed') return undefined;
    const newText = rewrittenLine(answer, request);
    if (newText !== undefined) return { document, range: line.range, newText };
  }
  return undefined;
}
