import type { CompletionTexts } from '../prompts/completionConversation.ts';
import type { Conversation } from '../prompts/conversation.ts';
import type { ToolDescription } from '../../protocol/model.ts';
import type { SectionName } from '../../protocol/promptTrace.ts';
import { joinTexts, type PromptPart } from './promptParts.ts';

/**
 * The prompt format of a family of models: renders conversations and parses answers. It knows neither token ids nor
 * the engine; the model process looks special tokens up in the vocabulary.
 */
export interface Format {
  name: string;
  /** Special tokens by name, as the vocabulary spells them. A model that lacks one has another format. */
  specials: Readonly<Record<string, string>>;
  render(conversation: Conversation): Rendered;
  /**
   * Closes the message that the model is writing and opens its answer. We write these tokens, to lead the model to the
   * answer.
   */
  openAnswer(): PromptPart[];
  /**
   * Creates a reader for one turn of the assistant.
   * @param tools the tools that the conversation offers. A call of any other does not count as a call.
   */
  createReader(beginning: Beginning, tools: readonly ToolDescription[]): Reader;
  /**
   * For models trained to fill in the middle. Without it, a completion is a conversation whose answer has been begun.
   */
  layOutCompletion?(texts: CompletionTexts): Section[];
}

/**
 * A rendered conversation, in the order of the prompt. Kept in parts, so that each can be counted and the oldest
 * messages dropped.
 */
export interface Rendered {
  /** The format's own system message. */
  system: PromptPart[];
  /** Instructions and tools. */
  instructions: PromptPart[];
  /**
   * The pieces of each part of each message. What opens a message is with its first part, what closes it with the
   * last.
   */
  messages: PromptPart[][][];
  /** Opens the assistant's turn and begins its answer. */
  tail: PromptPart[];
}

/** A part of a completion's prompt that changes as a whole. */
export interface Section {
  name: SectionName;
  pieces: PromptPart[];
}

/** Where the parser starts: at the assistant's turn, or inside an answer that the prompt has opened. */
export type Beginning = 'turn' | 'answer';

/**
 * A decoded token: its text, or a special token by name; `undefined` for a special token that the format does not
 * define.
 */
export type OutputPiece = { special: string | undefined } | { text: string };

/** What a piece of the output means. */
export type OutputEvent =
  | { type: 'reasoning'; text: string }
  /** Text for the user before tool calls; not the answer. */
  | { type: 'preamble'; text: string }
  | { type: 'answer'; text: string }
  /** A call of one of the conversation's tools. */
  | { type: 'tool-call'; name: string; arguments: string }
  /** A message other than the answer has ended: the caller may open the answer itself here. */
  | { type: 'message-end' }
  /** The model ended its turn. */
  | { type: 'end' }
  /** The model started someone else's turn, which is not shown: its own is over. */
  | { type: 'other-turn' }
  /**
   * With this piece a message begins or the previous one ends. The tokens that open the answer may be put in its
   * place.
   */
  | { type: 'boundary' }
  /** The text of a message begins after this piece. */
  | { type: 'text-start' };

/** Parses the output of one turn, piece by piece. */
export interface Reader {
  /** The events of one piece. Never throws. A special token that the format does not define ends the turn. */
  feed(piece: OutputPiece): OutputEvent[];
  /** The events of text still held back when the output ends without an end token. */
  finish(): OutputEvent[];
}

/** The prompt as one list, from the message with index `first` on. */
export function promptOf({ system, instructions, messages, tail }: Rendered, first = 0): PromptPart[] {
  return joinTexts([...system, ...instructions, ...messages.slice(first).flat(2), ...tail]);
}
