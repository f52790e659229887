import { promptOf } from '../formats/format.ts';
import type { EditRequest } from '../../protocol/model.ts';
import { editConversation } from './editConversation.ts';
import type { FittedPrompt, Measure } from './fitChat.ts';

/** UTF-16 code units of context on each side of the selection, tried from most to least. */
const reaches = [Infinity, 4000, 1000, 0];

/**
 * An edit's prompt of at most `budget` tokens, up to where the assistant begins to reason. If it is too long, the code
 * around the selection is cut at its far ends; selection and instruction are never cut.
 */
export function fitEdit(request: EditRequest, { format, budget, count }: Measure): FittedPrompt {
  let least = 0;
  for (const reach of reaches) {
    const pieces = promptOf(format.render(editConversation(request, reach)));
    least = count(pieces);
    if (least <= budget) return { pieces };
  }
  return { tooLong: least };
}
