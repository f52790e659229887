import { answerRoom } from '../models/answerRoom.ts';

/**
 * UTF-16 code units of one question, typed or pasted. Far more than a context holds; the limit keeps a pasted log file
 * from freezing the page and the host.
 */
export const questionLength = 100_000;

/** UTF-16 code units of a text that the page may ask to copy or insert: more than any answer. */
export const passageLength = 2_000_000;

/**
 * UTF-16 code units of the saved conversation. VS Code keeps it in a database that it reads as a whole at start-up.
 */
export const snapshotLength = 500_000;

/** Tokens of one answer, reasoning included. */
const answerTokens = 8192;

/** The most tokens that an answer of the chat may have. */
export function answerLimit(contextTokens: number): number {
  return Math.min(answerTokens, answerRoom(contextTokens));
}

/**
 * The most UTF-16 code units that all attachments of a question may have together. Code has three to four per token,
 * so this is about a third of the context.
 */
export function attachmentLimit(contextTokens: number): number {
  return contextTokens;
}
