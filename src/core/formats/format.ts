import type { CompletionTexts } from '../prompts/completionConversation.ts';
import type { Conversation } from '../prompts/conversation.ts';
import type { SectionName, ToolDescription } from '../../protocol/model.ts';
import { joinTexts, type Piece } from './pieces.ts';

/**
 * How a kind of models is spoken to: what makes pieces of a conversation, and what reads the answer. It knows no token
 * ids and no engine; the model process looks its special tokens up in the vocabulary.
 */
export interface Format {
  name: string;
  /** Special tokens by name, as the vocabulary spells them. A model that lacks one is of another format. */
  specials: Readonly<Record<string, string>>;
  render(conversation: Conversation): Rendered;
  /** What ends a message that the model is in, and opens its answer: written by us, it leads the model there. */
  openAnswer(): Piece[];
  /**
   * A reader for one turn of the assistant.
   * @param tools what the conversation offers. A call of any other is no call.
   */
  createReader(beginning: Beginning, tools: readonly ToolDescription[]): Reader;
  /** For models that were trained to fill in the middle. Absent, a completion is a conversation whose answer is begun. */
  layOutCompletion?(texts: CompletionTexts): Section[];
}

/**
 * A conversation in pieces, in the order of the prompt. Apart, so that each can be counted, and the oldest messages left
 * out.
 */
export interface Rendered {
  /** What the format says by itself. */
  system: Piece[];
  /** Instructions and tools. */
  instructions: Piece[];
  /** For each message the pieces of each of its parts. What opens a message is with its first part, what ends it with the last. */
  messages: Piece[][][];
  /** Where the assistant speaks, and how its answer begins. */
  tail: Piece[];
}

/** A part of a completion's prompt that changes as a whole. */
export interface Section {
  name: SectionName;
  pieces: Piece[];
}

/** Where a reader begins: where the assistant speaks, or in the answer that we opened. */
export type Beginning = 'turn' | 'answer';

/** A decoded token: a special one by name, of which the format may have none, or its text. */
export type OutputPiece = { special: string | undefined } | { text: string };

/** What a piece of the output says. */
export type OutputEvent =
  | { type: 'reasoning'; text: string }
  /** What the model tells the user before it calls tools. Not the answer. */
  | { type: 'preamble'; text: string }
  | { type: 'answer'; text: string }
  /** A call of a tool of the conversation, by its name there. */
  | { type: 'tool-call'; name: string; arguments: string }
  /** A message other than the answer ended: here a caller may open the answer itself. */
  | { type: 'message-end' }
  /** The model ended its turn. */
  | { type: 'end' }
  /** The model went on with a turn of someone else, which is not shown: its own is over. */
  | { type: 'other-turn' }
  /** With this piece a message begins, or ends the one before. What opens the answer may stand in its place. */
  | { type: 'boundary' }
  /** Behind this piece begins a message's text. */
  | { type: 'text-start' };

export interface Reader {
  /** Events of one piece. Never throws. A special token that the format does not know ends the turn. */
  feed(piece: OutputPiece): OutputEvent[];
  /** Events of what is still held when the output ends without an end token. */
  finish(): OutputEvent[];
}

/** The whole prompt, or without the oldest messages. */
export function promptOf({ system, instructions, messages, tail }: Rendered, first = 0): Piece[] {
  return joinTexts([...system, ...instructions, ...messages.slice(first).flat(2), ...tail]);
}
