import type { Format } from '../formats/format.ts';
import { promptOf } from '../formats/format.ts';
import { joinTexts, type PromptPart } from '../formats/promptParts.ts';
import { cutToShare } from '../text/cut.ts';
import type { Conversation, Message } from './conversation.ts';

/** A prompt that fits, or the tokens that it would need at least. */
export type FittedPrompt = { pieces: PromptPart[] } | { tooLong: number };

/** How prompts are rendered and measured. */
export interface Measure {
  format: Format;
  /** The most tokens of the prompt. */
  budget: number;
  /** Counts the tokens of pieces. */
  count: (pieces: readonly PromptPart[]) => number;
}

/**
 * A conversation's prompt of at most `budget` tokens. If it is too long, it is shortened in this order: first the
 * oldest exchanges, each from a question up to the next, are dropped; then the ends of the last question's attachments
 * and of the tool results after it are replaced by a note. The last question itself and the calls after it are never
 * cut.
 */
export function fitChat(conversation: Conversation, measure: Measure): FittedPrompt {
  const { format, budget, count } = measure;
  const { messages } = conversation;
  const lastQuestion = Math.max(
    0,
    messages.findLastIndex(({ from }) => from === 'user'),
  );
  const rendered = format.render(conversation);
  const fixed = count(promptOf({ ...rendered, messages: [] }));
  const sizes = rendered.messages.map((parts) => count(joinTexts(parts.flat())));
  let first = 0;
  let total = fixed + sum(sizes);
  while (total > budget && first < lastQuestion) {
    const next = nextQuestion(messages, first);
    total -= sum(sizes.slice(first, next));
    first = next;
  }
  if (total <= budget) return { pieces: promptOf(rendered, first) };
  return fitLastQuestion({ ...conversation, messages: messages.slice(lastQuestion) }, measure);
}

/** Code units predict tokens only roughly, so smaller and smaller shares are tried. */
const shares = [1, 0.5, 0.25, 0.1, 0.02, 0];

function fitLastQuestion(conversation: Conversation, { format, budget, count }: Measure): FittedPrompt {
  const { messages } = conversation;
  // Four code units per token is usual for code. The estimate is generous: the first try need not fit.
  const room = budget * 4;
  const lengths = sum(messages.map(cuttableLength));
  let least = 0;
  for (const share of shares) {
    const kept = Math.min(1, (share * room) / Math.max(1, lengths));
    const cut = messages.map((message) => cutMessage(message, kept));
    const pieces = promptOf(format.render({ ...conversation, messages: cut }));
    least = count(pieces);
    if (least <= budget) return { pieces };
  }
  return { tooLong: least };
}

function cutMessage(message: Message, kept: number): Message {
  switch (message.from) {
    case 'tool': {
      const { result } = message;
      return { ...message, result: { ...result, text: cutToShare(result.text, kept) } };
    }
    case 'user': {
      const parts = message.parts.map((part) => {
        if (part.type === 'text') return part;
        const { attachment } = part;
        return { ...part, attachment: { ...attachment, text: cutToShare(attachment.text, kept) } };
      });
      return { ...message, parts };
    }
    case 'assistant':
      return message;
  }
}

function cuttableLength(message: Message): number {
  if (message.from === 'tool') return message.result.text.length;
  if (message.from === 'assistant') return 0;
  return sum(message.parts.map((part) => (part.type === 'text' ? 0 : part.attachment.text.length)));
}

/** The index of the next question, so that no answer or tool result is left without its question or call. */
function nextQuestion(messages: readonly Message[], from: number): number {
  const next = messages.findIndex((message, index) => index > from && message.from === 'user');
  return next === -1 ? messages.length : next;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
