import * as vscode from 'vscode';
import { collectAnswer, type Generate } from '../../core/modelService.ts';
import { callsOf, type SignatureChange } from '../../core/nextEdit/signature.ts';
import { documentReader, promptPath } from '../../vscode/editorContext.ts';
import { readAround } from '../../core/completion/window.ts';
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
    const { from, to } = { from: document.offsetAt(line.range.start), to: document.offsetAt(line.range.end) };
    const { text, end } = await collectAnswer(
      generate(
        {
          kind: 'edit',
          context: {
            path: promptPath(document),
            languageId: document.languageId,
            ...readAround(documentReader(document), from, to),
          },
          selection: line.text,
          instruction:
            `\`${change.before}\` was changed to \`${change.after}\`. ` +
            `Change the call of \`${change.name}\` on this line so that it fits. If it fits already, repeat the line.`,
          effort: 'low',
          maxTokens,
        },
        signal,
      ),
    );
    if (signal.aborted || document.version !== version || end.type === 'failed') return undefined;
    const rewritten = text.trimEnd();
    const isOneLine = rewritten.trim() !== '' && !rewritten.includes('\n');
    if (isOneLine && rewritten !== line.text.trimEnd())
      return { document, range: line.range, newText: rewritten };
  }
  return undefined;
}
