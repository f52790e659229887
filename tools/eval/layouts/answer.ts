import { StepCosts } from '../../../src/core/drafting/stepCosts.ts';
import type { DoneReason, Usage } from '../../../src/protocol/model.ts';
import { greedy } from '../../../src/model/sequence.ts';
import { decodeTurn, type ConversationParts } from '../../../src/model/turn.ts';
import type { AnswerVariant } from './variant.ts';

/** What a model wrote, and what it cost. */
export interface RawText {
  text: string;
  reason: DoneReason;
  usage: Usage;
}

/** Tokens that a model may reason with: several times what gpt-oss does at low effort. */
export const reasoningTokens = 512;

/**
 * Decodes an answer that the model ends by itself, and returns what stands before the closing tag. The prompt has been
 * evaluated. Reasoning counts as cost, not as text.
 * @param maxTokens of the answer alone.
 */
export async function decodeAnswer(
  { reasons, opening, closing }: AnswerVariant,
  {
    run,
    format,
    tokens,
    maxTokens,
  }: Pick<ConversationParts, 'run' | 'format' | 'tokens'> & { maxTokens: number },
  signal: AbortSignal,
): Promise<RawText> {
  let text = '';
  let reason: DoneReason = 'length';
  const ended = (): boolean => text.includes(closing);
  if (reasons) {
    const parts = { run, format, tokens, contextTokens: run.room, sampling: greedy, costs: new StepCosts() };
    const options = { maxTokens: reasoningTokens + maxTokens, sampling: greedy, opening };
    for await (const event of decodeTurn(options, parts, signal)) {
      if (event.type === 'answer') text += event.text;
      if (event.type === 'done') reason = event.reason;
      if (ended()) break;
    }
  } else {
    const decoder = tokens.decoder();
    for (let count = 0; count < maxTokens && run.room > 1 && !ended() && !signal.aborted; count++) {
      const token = await run.next(greedy);
      if (tokens.isSpecial(token)) {
        reason = 'end';
        break;
      }
      text += decoder.push(token);
    }
    text += decoder.flush();
  }
  const end = text.indexOf(closing);
  return end === -1
    ? { text, reason, usage: run.usage }
    : { text: text.slice(0, end), reason: 'end', usage: run.usage };
}
