import type { Token } from 'node-llama-cpp';
import type { Drafter } from '../core/drafting/drafter.ts';
import type { Costs } from '../core/drafting/stepCosts.ts';
import type { Beginning, Format, OutputEvent, Reader } from '../core/formats/format.ts';
import { goesRound } from '../core/formats/goesRound.ts';
import { createParagraphs } from '../core/formats/paragraphs.ts';
import { text } from '../core/formats/promptParts.ts';
import type { ModelEvent, ToolDescription } from '../protocol/model.ts';
import type { Run, Sampling } from './sequence.ts';
import type { TokenDecoder, Tokens } from './tokens.ts';
import { done } from './usage.ts';

/** What a conversation needs. */
export interface ConversationParts {
  run: Run;
  format: Format;
  tokens: Tokens;
  contextTokens: number;
  /** As the model file recommends, or else OpenAI. */
  sampling: Sampling;
  /** The costs of steps on this machine, measured over all answers so far. */
  costs: Costs;
}

/** How one turn of the assistant is decoded. */
export interface TurnOptions {
  maxTokens: number;
  sampling: Sampling;
  /**
   * The text, not part of the answer, that we open the answer with as soon as the reasoning is over. If empty, the
   * model opens it, and is led to it only when it ends or reasons too long without an answer.
   */
  opening: string;
  /** The tools that the prompt offers. A call of any other is not an answer. */
  tools?: readonly ToolDescription[] | undefined;
  /** Drafts from the text that the answer may repeat; its source is expected after the opening. */
  drafter?: Drafter<Token> | undefined;
}

/** Share of the token limit after which reasoning is cut, so that tokens remain for the answer. */
const reasoningShare = 0.6;

/** Tokens between two checks for repetition. */
const repetitionInterval = 32;

/** Tokens left in the context at which reasoning is cut: enough to open and write a short answer. */
const leastRoom = 96;

/**
 * Decodes the assistant's turn after its prompt: reasoning, then the answer or a tool call, then `done`. A turn that
 * only reasons, ends without an answer, continues as another speaker, calls an unknown tool or reasons too long is led
 * to its answer by appending the tokens that open one. This happens once: a model that says nothing even then has
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

  /** Opens the answer, replacing the last `instead` tokens. */
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
      // An answer that the model begins by itself is prose around the code, so its first words are replaced.
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
      // Reasoning in a loop leads nowhere, but an answer may still come.
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

/** The point where we or the model began to speak, and the tokens since then. */
interface Beginnings {
  reader: Reader;
  decoder: TokenDecoder;
  said: Token[];
  /** The index where the current message begins, including the end of the previous one. */
  messageStart: number;
  /** The index where the text of the current message begins. */
  textStart: number;
}

interface TurnState extends Beginnings {
  /** Tokens with text before the answer. */
  reasoned: number;
  /** Whether there has been any answer or tool call. */
  answered: boolean;
  /** Whether we have opened the answer. */
  led: boolean;
}

/** The events of a token. */
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
 * How many of the last tokens to replace by the opening of the answer: those that ended the message, or, for another
 * speaker's turn or a header without a text, all of it and the end of the message before.
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
