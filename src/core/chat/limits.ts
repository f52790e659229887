import { answerRoom } from '../models/answerRoom.ts';

/**
 * UTF-16 code units of one question that is typed or pasted. Far more than a context holds; it keeps a pasted log file from
 * stopping the page and the host.
 */
export const questionLength = 100_000;

/** UTF-16 code units of a text that the page may ask to copy or insert: more than any answer. */
export const passageLength = 2_000_000;

/** UTF-16 code units of the saved conversation. VS Code keeps it in a database that it reads whole at start. */
export const snapshotLength = 500_000;

/** Tokens of one answer, reasoning included. */
const answerTokens = 8192;

/** Tokens that an answer of the chat may take. */
export function answerLimit(contextTokens: number): number {
  return Math.min(answerTokens, answerRoom(contextTokens));
}

/**
 * UTF-16 code units that all attachments of a question may have together. Code has between three and four of them in a
 * token, so this is about a third of the context.
 */
export function attachmentLimit(contextTokens: number): number {
  return contextTokens;
}
