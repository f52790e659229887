import * as v from 'valibot';
import type { AnswerStatus, Exchange } from '../../protocol/chat.ts';
import { isPending } from './reduce.ts';
import { snapshotLength } from './limits.ts';

/** Raised when a saved conversation can no longer be read: it is then dropped, not migrated. */
const snapshotVersion = 1;

/**
 * The conversation as text to keep, at most `snapshotLength` long: the oldest exchanges go first, and one that alone
 * is longer is not kept.
 */
export function saveConversation(exchanges: readonly Exchange[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const exchange of exchanges.toReversed()) {
    const text = JSON.stringify(exchange);
    length += text.length + 1;
    if (length > snapshotLength - 100) break;
    kept.unshift(text);
  }
  return `{"version":${snapshotVersion},"exchanges":[${kept.join(',')}]}`;
}

/**
 * The saved conversation, or undefined for what is none: another version, damaged, or not ours. Nobody runs the model
 * for an answer that was still streaming when it was saved, so it is a stopped one.
 */
export function restoreConversation(saved: unknown): Exchange[] | undefined {
  if (typeof saved !== 'string') return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(saved);
  } catch {
    return undefined;
  }
  const result = v.safeParse(snapshot, parsed);
  if (!result.success) return undefined;
  return result.output.exchanges.map((exchange) =>
    isPending(exchange.answer.status)
      ? { ...exchange, answer: { ...exchange.answer, status: { type: 'stopped' } } }
      : exchange,
  );
}

const lineNumber = v.pipe(v.number(), v.integer(), v.minValue(1));

const attachment = v.object({
  path: v.string(),
  languageId: v.string(),
  text: v.string(),
  lines: v.exactOptional(v.object({ first: lineNumber, last: lineNumber })),
  uri: v.exactOptional(v.string()),
  cut: v.exactOptional(v.literal(true)),
});

const failure = v.object({
  code: v.picklist([
    'model-missing',
    'not-a-model',
    'wrong-architecture',
    'out-of-memory',
    'crashed',
    'no-runtime',
    'stale-build',
    'too-long',
    'stopped',
    'internal',
  ]),
  message: v.string(),
});

const status: v.GenericSchema<unknown, AnswerStatus> = v.variant('type', [
  v.object({ type: v.literal('waiting') }),
  v.object({ type: v.literal('streaming') }),
  v.object({
    type: v.literal('done'),
    reason: v.picklist(['end', 'stop', 'length', 'time', 'repetition']),
  }),
  v.object({ type: v.literal('stopped') }),
  v.object({ type: v.literal('failed'), failure }),
]);

const exchanges: v.GenericSchema<unknown, Exchange[]> = v.array(
  v.object({
    id: v.string(),
    question: v.object({ text: v.string(), attachments: v.array(attachment) }),
    answer: v.object({
      text: v.string(),
      reasoning: v.string(),
      reasoningTime: v.exactOptional(v.number()),
      status,
    }),
  }),
);

const snapshot = v.object({ version: v.literal(snapshotVersion), exchanges });
