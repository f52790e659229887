import type { Attachment, Effort, ToolDescription } from '../../protocol/model.ts';

/** A conversation independent of any prompt format; `core/formats` renders it. */
export interface Conversation {
  /** Hearth's own instructions to the model; everything else is only data. */
  instructions: string;
  /** The tools that the model may call. */
  tools: readonly ToolDescription[];
  /** Oldest first. */
  messages: readonly Message[];
  effort: Effort;
  answer: AnswerBeginning;
}

/** A message of one speaker. The assistant's parts are separate messages in the prompt, as the model wrote them. */
export type Message =
  | { from: 'user'; parts: readonly UserPart[] }
  | { from: 'assistant'; parts: readonly AssistantPart[] }
  | { from: 'tool'; result: ToolResult };

/** The texts of a message are joined with nothing between them; `partTexts.ts` has those of attachments. */
export type UserPart = { type: 'text'; text: string } | { type: 'attachment'; attachment: Attachment };

/** A message of the assistant. */
export type AssistantPart =
  /** Dropped once an answer follows: it matters only while tools are called. */
  | { type: 'reasoning'; text: string }
  /** Text for the user before tool calls. */
  | { type: 'preamble'; text: string }
  | { type: 'answer'; text: string }
  | { type: 'tool-call'; id: string; name: string; arguments: string };

/** The result of a tool call. */
export interface ToolResult {
  /** The id of the call. */
  id: string;
  name: string;
  text: string;
}

/** How much of the answer the prompt already contains. */
export type AnswerBeginning =
  /** Nothing: the model may reason, call a tool, and answer freely. */
  | { type: 'free' }
  /** The same, but after the reasoning the answer begins with our text, such as an opened code fence. */
  | { type: 'opened'; text: string }
  /**
   * The prompt is already inside the answer, after our text. `reasoning` is what the model seems to have thought
   * before: an empty string gives an empty message, `undefined` no message.
   */
  | { type: 'prefilled'; text: string; reasoning: string | undefined };
