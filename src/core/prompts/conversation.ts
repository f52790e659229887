import type { Attachment, Effort, ToolDescription } from '../../protocol/model.ts';

/** What is said to a model, in the terms of no format: `core/formats` makes tokens of it. */
export interface Conversation {
  /** What Hearth asks of the model, above all that is only data. */
  instructions: string;
  /** What the model may call. */
  tools: readonly ToolDescription[];
  /** Oldest first. */
  messages: readonly Message[];
  effort: Effort;
  answer: AnswerBeginning;
}

/** What someone says in one go. The assistant's parts are messages of their own, as the model wrote them. */
export type Message =
  | { from: 'user'; parts: readonly UserPart[] }
  | { from: 'assistant'; parts: readonly AssistantPart[] }
  | { from: 'tool'; result: ToolResult };

/** The texts of a message stand one behind the other, with nothing between them; `words.ts` has those of attachments. */
export type UserPart = { type: 'text'; text: string } | { type: 'attachment'; attachment: Attachment };

export type AssistantPart =
  /** A format leaves it out once an answer follows: it counts only while tools are called. */
  | { type: 'reasoning'; text: string }
  /** What is said to the user before tools are called. */
  | { type: 'preamble'; text: string }
  | { type: 'answer'; text: string }
  | { type: 'tool-call'; id: string; name: string; arguments: string };

export interface ToolResult {
  /** That of the call. */
  id: string;
  name: string;
  text: string;
}

/** How far the prompt goes into the answer. */
export type AnswerBeginning =
  /** Up to where the assistant speaks: it may reason, call a tool, and answer as it likes. */
  | { type: 'free' }
  /** The same, but once its reasoning is over its answer begins with our text, such as an opened code fence. */
  | { type: 'opened'; text: string }
  /**
   * Straight in the answer, behind our text. `reasoning` is what the model takes itself to have thought before: nothing
   * in a message of its own, or, undefined, no such message.
   */
  | { type: 'prefilled'; text: string; reasoning: string | undefined };
