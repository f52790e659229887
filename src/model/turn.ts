import type { Token } from 'node-llama-cpp';
import type { Drafter } from '../core/drafting/drafter.ts';
import type { Costs } from '../core/drafting/stepCosts.ts';
import type { Beginning, Format, OutputEvent, Reader } from '../core/formats/format.ts';
import { goesRound } from '../core/formats/goesRound.ts';
import { createParagraphs } from '../core/formats/paragraphs.ts';
import { text } from '../core/formats/pieces.ts';
import type { ModelEvent, ToolDescription } from '../protocol/model.ts';
import type { Run, Sampling } from './sequence.ts';
import type { TokenDecoder, Tokens } from './tokens.ts';
import { done } from './usage.ts';

/** What a conversation runs on. */
export interface ConversationParts {
  run: Run;
  format: Format;
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
   * Text that the answer begins with, not part of it. With one, we open the answer as soon as the reasoning is over.
   * Without, the model does, and is led there only when it ends or reasons too long without an answer.
   */
  opening: string;
  /** What the prompt offers, if anything. A call of another is no answer. */
  tools?: readonly ToolDescription[] | undefined;
  /** Drafts from what the answer may repeat; its source is expected from the opening on. */
  drafter?: Drafter<Token> | undefined;
}

/** Share of an answer's tokens after which what comes before the answer is cut, so that some are left to answer with. */
const reasoningShare = 0.6;

/** Tokens between two looks for repetition: it is in no hurry. */
const repetitionInterval = 32;

/** Tokens left in the context at which reasoning is cut: the opening of an answer, and a short one. */
const leastRoom = 96;

/**
 * Decodes the assistant's turn after its prompt: reasoning, then the answer or a tool call, then `done`. A turn that
 * only reasons, ends without an answer, goes on as someone else's, calls what was not offered or reasons too long is
 * led to its answer by appending what opens one. That happens once: a model that says nothing even there has
 * nothing to say.
 */
export async function* decodeTurn(
  { maxTokens, sampling, opening, tools = [], drafter }: TurnOptions,
  { run, format, tokens }: ConversationParts,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const openingTokens = tokens.encode([...format.openAnswer(), text(opening)]);
  const begin = (beginning: Beginning): Beginnings => ({
    ...{ reader: format.createReader(beginning, tools), decoder: tokens.decoder() },
    ...{ said: [], messageStart: 0, textStart: 0 },
  });
  const state: TurnState = { ...begin('turn'), reasoned: 0, answered: false, led: false };

  const inParagraphs = createParagraphs();

  const canLead = () => !state.led && !state.answered && run.room > openingTokens.length + 1;

  /** Takes over: what follows is the answer. `instead` are the last tokens that it replaces. */
  async function lead(instead: number, opens: readonly Token[] = openingTokens): Promise<void> {
    if (instead > 0) await run.drop(instead);
    await run.append(opens);
    drafter?.begin();
    Object.assign(state, begin('answer'), { led: true });
  }

  for (let count = 0; count < maxTokens && run.room > 1; count++) {
    const isLong = state.reasoned >= maxTokens * reasoningShare || run.room < leastRoom;
    if (state.reasoned > 0 && isLong && canLead()) await lead(0);
    if (signal.aborted) break;
    const token = await run.next(sampling, drafter);
    const events = readToken(token, state, tokens).map(inParagraphs);
    const has = (...types: OutputEvent['type'][]) => events.some(({ type }) => types.includes(type));
    const isOver = has('tool-call', 'end', 'other-turn');
    if (has('reasoning', 'preamble')) state.reasoned++;
    if (opening !== '' && !state.led) {
      yield* events.filter((event) => event.type === 'reasoning');
      // What a model begins to answer on its own accord is prose around the code, so its first words are replaced.
      const isProse = has('answer');
      if (isProse || isOver || has('preamble', 'message-end')) {
        if (!canLead()) break;
        if (isProse) await lead(state.said.length - state.textStart, tokens.encodeText(opening));
        else await lead(unwanted(events, state));
      }
    } else {
      state.answered ||= has('answer', 'tool-call');
      yield* events.filter(isShown);
      const isAll = state.answered || state.led;
      if (isAll && (isOver || (!state.answered && has('message-end')))) {
        yield done('end', run);
        return;
      }
      if (isOver) {
        if (!canLead()) break;
        await lead(unwanted(events, state));
      }
    }
    if (state.said.length > 0 && state.said.length % repetitionInterval === 0 && goesRound(state.said)) {
      if (!canLead()) {
        yield done('repetition', run);
        return;
      }
      // Reasoning that goes round leads nowhere; there may still be an answer.
      await lead(0);
    }
  }
  const { reader, decoder } = state;
  const rest = [...reader.feed({ text: decoder.flush() }), ...reader.finish()]
    .map(inParagraphs)
    .filter(isText);
  yield* opening !== '' && !state.led ? rest.filter((event) => event.type === 'reasoning') : rest;
  yield done(signal.aborted ? 'cancelled' : 'length', run);
}

/** Where we or the model began to speak, and what was said since. */
interface Beginnings {
  reader: Reader;
  decoder: TokenDecoder;
  /** Generated tokens. */
  said: Token[];
  /** How many of them came before the message of now, with the end of the one before it. */
  messageStart: number;
  /** How many of them came before the text of the message of now. */
  textStart: number;
}

interface TurnState extends Beginnings {
  /** Tokens before the answer that said something. */
  reasoned: number;
  /** Whether there is any answer or tool call. */
  answered: boolean;
  /** Whether we have opened the answer. */
  led: boolean;
}

/** What a token says. */
function readToken(token: Token, state: Beginnings, tokens: Tokens): OutputEvent[] {
  const { reader, decoder, said } = state;
  said.push(token);
  if (!tokens.isSpecial(token)) return reader.feed({ text: decoder.push(token) });
  const events = [
    ...reader.feed({ text: decoder.flush() }),
    ...reader.feed({ special: tokens.nameOf(token) }),
  ];
  if (events.some(({ type }) => type === 'boundary')) state.messageStart = said.length - 1;
  if (events.some(({ type }) => type === 'text-start')) state.textStart = said.length;
  return events;
}

/**
 * How many of the last tokens the opening of the answer replaces: what ended the message, and of a turn of someone else
 * or a header without a text all, with the end of the message before.
 */
function unwanted(events: readonly OutputEvent[], { said, messageStart, textStart }: Beginnings): number {
  const isHeader = messageStart > 0 && textStart <= messageStart;
  const isWhole = isHeader || events.some((event) => event.type === 'other-turn');
  return isWhole ? said.length - messageStart : 1;
}

type TextEvent = Extract<OutputEvent, { text: string }>;

function isText(event: OutputEvent): event is TextEvent {
  return event.type === 'reasoning' || event.type === 'preamble' || event.type === 'answer';
}

function isShown(event: OutputEvent): event is TextEvent | Extract<OutputEvent, { type: 'tool-call' }> {
  return isText(event) || event.type === 'tool-call';
}
