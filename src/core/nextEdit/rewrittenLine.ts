import type { EditRequest } from '../../protocol/model.ts';
import { extractEnded, originalOf } from '../edits/extract.ts';
import type { CollectedAnswer } from '../modelService.ts';

/**
 * The line that an answer puts in place of the requested one; `undefined` when it is not one line, not whole, or the
 * same.
 */
export function rewrittenLine({ text, end }: CollectedAnswer, request: EditRequest): string | undefined {
  if (end.type === 'failed' || end.reason === 'cancelled') return undefined;
  const code = extractEnded(text, end.reason, originalOf(request));
  if (!code.whole || code.text.includes('\n')) return undefined;
  return code.text.trimEnd() === request.selection.trimEnd() ? undefined : code.text;
}
