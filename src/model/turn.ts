import type { Token } from 'node-llama-cpp';
import type { Drafter } from '../core/drafting/drafter.ts';
import type { Costs } from '../core/drafting/stepCosts.ts';
import {
  createChannelParser,
  type Beginning,
  type ChannelEvent,
  type ChannelParser,
} from '../core/formats/harmony/channels.ts';
import { openFinal, special, text } from '../core/formats/harmony/pieces.ts';
import { goesRound } from '../core/formats/goesRound.ts';
import type { ModelEvent } from '../protocol/model.ts';
import type { Run, Sampling } from './sequence.ts';
import type { TokenDecoder, Tokens } from './tokens.ts';
import { done } from './usage.ts';

/** What a conversation runs on. */
export interface ConversationParts {
  run: Run;
  tokens: Tokens;
  contextTokens: number;
  /** What the model's file recommends, or OpenAI. */
  sampling: Sampling;
  /** What steps cost here, as seen in all answers so far. */
  costs: Costs;
}

export interface TurnOptions {
  maxTokens: number;
  sampling: Sampling;
  /**
   * Text that the answer begins with, not part of it. With one, we open the final channel as soon as the reasoning is
   * over. Without, the model does, and is led there only when it ends or reasons too long without an answer.
   */
  opening: string;
  /** Drafts from what the answer may repeat; its source is expected from the opening on. */
  drafter?: Drafter<Token> | undefined;
}

/** Share of an answer's tokens after which reasoning is cut, so that some are left to answer with. */
const reasoningShare = 0.6;

/** Tokens between two looks for repetition: it is in no hurry. */
const repetitionInterval = 32;

/** Tokens left in the context at which reasoning is cut: the opening of an answer, and a short one. */
const leastRoom = 96;

/**
 * Decodes the assistant's turn after its prompt: reasoning, then the answer or a tool call, then `done`. A turn that
 * only reasons, ends without an answer or reasons too long is led to the final channel by appending its opening.
 */
export async function* decodeTurn(
  { maxTokens, sampling, opening, drafter }: TurnOptions,
  { run, tokens }: ConversationParts,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const openingTokens = tokens.encode([special('end'), ...openFinal(), text(opening)]);
  const state: TurnState = { ...readers(tokens), reasoned: 0, answered: false, led: false, sinceLed: [] };

  /** Takes over: what follows is the answer. `instead` replaces the last token, which was not evaluated yet. */
  async function lead(how: 'instead' | 'behind', opens: readonly Token[] = openingTokens): Promise<void> {
    if (how === 'instead') await run.dropLast();
    await run.append(opens);
    drafter?.begin();
    Object.assign(state, readers(tokens, 'final'), { led: true, sinceLed: [] });
  }

  for (let count = 0; count < maxTokens && run.room > 1; count++) {
    const isLong = state.reasoned >= maxTokens * reasoningShare || run.room < leastRoom;
    const canLead = !state.led && !state.answered && run.room > openingTokens.length + 1;
    if (state.reasoned > 0 && isLong && canLead) await lead('behind');
    if (signal.aborted) break;
    const token = await run.next(sampling, drafter);
    state.sinceLed.push(token);
    const events = readToken(token, state, tokens);
    if (events.some((event) => event.type === 'reasoning')) state.reasoned++;
    if (opening !== '' && !state.led) {
      yield* events.filter((event) => event.type === 'reasoning');
      // What a model begins to answer on its own accord is prose around the code, so its first word is replaced.
      if (events.some((event) => event.type === 'answer')) await lead('instead', tokens.encodeText(opening));
      else if (events.some((event) => event.type !== 'reasoning')) await lead('instead');
    } else {
      for (const event of events) {
        if (event.type === 'message-end' || event.type === 'end') continue;
        state.answered ||= event.type !== 'reasoning';
        yield event;
      }
      const isCall = events.some((event) => event.type === 'tool-call');
      const isEnd = events.some((event) => event.type === 'end');
      if (isCall || (isEnd && (state.answered || state.led))) {
        yield done('end', run);
        return;
      }
      if (isEnd) await lead('instead');
    }
    if (state.sinceLed.length % repetitionInterval === 0 && goesRound(state.sinceLed)) {
      if (state.led || state.answered) {
        yield done('repetition', run);
        return;
      }
      // Reasoning that goes round leads nowhere; there may still be an answer.
      await lead('behind');
    }
  }
  const { parser, decoder } = state;
  yield* [...parser.feed({ text: decoder.flush() }), ...parser.finish()].filter(isText);
  yield done(signal.aborted ? 'cancelled' : 'length', run);
}

interface TurnState extends Readers {
  /** Tokens of reasoning so far. */
  reasoned: number;
  /** Whether there is any answer or tool call. */
  answered: boolean;
  /** Whether we have opened the final channel. */
  led: boolean;
  /** Generated tokens, since we did. */
  sinceLed: Token[];
}

interface Readers {
  parser: ChannelParser;
  decoder: TokenDecoder;
}

function readers(tokens: Tokens, beginning?: Beginning): Readers {
  return { parser: createChannelParser(beginning), decoder: tokens.decoder() };
}

/** What a token says. A special token that is none of harmony's ends the turn, as `<|endoftext|>` does. */
function readToken(token: Token, { parser, decoder }: Readers, tokens: Tokens): ChannelEvent[] {
  if (!tokens.isSpecial(token)) return parser.feed({ text: decoder.push(token) });
  const name = tokens.nameOf(token) ?? 'return';
  return [...parser.feed({ text: decoder.flush() }), ...parser.feed({ special: name })];
}

function isText(event: ChannelEvent): event is Extract<ChannelEvent, { text: string }> {
  return event.type === 'reasoning' || event.type === 'answer';
}
