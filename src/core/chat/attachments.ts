import type { ChatAttachment, ChatState } from '../../protocol/chat.ts';
import { keepStart } from '../text/cut.ts';
import { isSamePlace } from './places.ts';
import { isRemembered } from './turns.ts';

/**
 * Makes attachments fit: `limit` UTF-16 code units for all together. Each may have an equal share, and what one leaves
 * over goes to the next. A text that is cut ends with a line that says so, for the model to know. Line ends become LF,
 * lone surrogates the replacement character.
 */
export function fitAttachments(attachments: readonly ChatAttachment[], limit: number): ChatAttachment[] {
  let left = limit;
  return attachments.map((attachment, index) => {
    const share = Math.floor(left / (attachments.length - index));
    const fitted = fit(attachment, share);
    left -= Math.min(left, fitted.text.length);
    return fitted;
  });
}

function fit(attachment: ChatAttachment, share: number): ChatAttachment {
  // Cutting first keeps a huge text from being rewritten only to be thrown away; a CR more or less does not matter.
  const kept = attachment.text
    .slice(0, share + 1)
    .replaceAll('\r\n', '\n')
    .toWellFormed();
  if (attachment.text.length <= share) return { ...attachment, text: kept };
  // Whole lines, unless one line is more than half of what fits.
  const text = keepStart(kept, share, share / 2);
  return { ...attachment, text: `${text}\n${cutNote}`, cut: true };
}

/** The last line of a text that was cut. */
export const cutNote = '[The rest was left out because it is too long.]';

/**
 * Leaves out what the model has just been given: the same text of the same place, in one of the last questions. A chip
 * that stays for the whole conversation would otherwise fill the context with copies. Further back is not far enough:
 * a prompt that does not fit loses its oldest turns.
 */
export function newAttachments(state: ChatState, attachments: readonly ChatAttachment[]): ChatAttachment[] {
  const known = state.exchanges
    .slice(-rememberedExchanges)
    .filter(({ answer }) => isRemembered(answer))
    .flatMap(({ question }) => question.attachments);
  return attachments.filter(
    (attachment) => !known.some((other) => other.text === attachment.text && isSamePlace(other, attachment)),
  );
}

const rememberedExchanges = 3;
