import type { ChatAttachment, ChatState } from '../../protocol/chat.ts';
import { keepStart } from '../text/cut.ts';
import { isSamePlace } from './places.ts';
import { isRemembered } from './turns.ts';

/**
 * Cuts attachments to `limit` UTF-16 code units in total. Each gets an equal share, and what one does not use goes to
 * the next. A cut text ends with a line that tells the model so. Line ends become LF, lone surrogates the replacement
 * character.
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
  // Cutting first avoids rewriting a huge text only to discard most of it; a CR more or less does not matter.
  const kept = attachment.text
    .slice(0, share + 1)
    .replaceAll('\r\n', '\n')
    .toWellFormed();
  if (attachment.text.length <= share) return { ...attachment, text: kept };
  // Whole lines, unless a single line is more than half of what fits.
  const text = keepStart(kept, share, share / 2);
  return { ...attachment, text: `${text}\n${cutNote}`, cut: true };
}

/** The last line of a cut text. */
export const cutNote = '[The rest was left out because it is too long.]';

/**
 * Leaves out attachments that the model has just been given: the same text of the same place, in one of the last
 * questions. Otherwise a chip that stays for the whole conversation would fill the context with copies. Older
 * questions do not count, since a prompt that is too long loses its oldest turns.
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
