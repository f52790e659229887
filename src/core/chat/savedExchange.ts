import * as v from 'valibot';
import type { AnswerStatus, Step } from '../../protocol/answer.ts';
import type { Exchange } from '../../protocol/chat.ts';
import type { ModelFailure } from '../../protocol/model.ts';

const lineNumber = v.pipe(v.number(), v.integer(), v.minValue(1));

const attachment = v.object({
  path: v.string(),
  languageId: v.string(),
  text: v.string(),
  lines: v.exactOptional(v.object({ first: lineNumber, last: lineNumber })),
  uri: v.exactOptional(v.string()),
  cut: v.exactOptional(v.literal(true)),
});

// Failures come and go with versions, and an old one is of little use: one that is not known is no damage.
const failure: v.GenericSchema<unknown, ModelFailure> = v.object({
  code: v.fallback(
    v.picklist([
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
    'internal',
  ),
  message: v.fallback(v.string(), 'This question could not be answered.'),
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

const step: v.GenericSchema<unknown, Step> = v.variant('type', [
  v.object({ type: v.literal('reasoning'), text: v.string(), time: v.exactOptional(v.number()) }),
  v.object({ type: v.literal('text'), role: v.picklist(['preamble', 'answer']), text: v.string() }),
  v.object({
    type: v.literal('tool-call'),
    id: v.string(),
    name: v.string(),
    arguments: v.string(),
    state: v.variant('type', [
      v.object({ type: v.picklist(['called', 'awaiting-approval', 'approved', 'denied', 'stopped']) }),
      v.object({ type: v.literal('done'), result: v.string() }),
      v.object({ type: v.literal('failed'), message: v.string() }),
    ]),
  }),
  v.object({
    type: v.literal('edit'),
    id: v.string(),
    path: v.string(),
    uri: v.exactOptional(v.string()),
    diff: v.string(),
    checkpoint: v.string(),
    state: v.picklist(['proposed', 'applied', 'discarded', 'undone']),
  }),
]);

/** An exchange as this version saves it. */
export const savedExchange: v.GenericSchema<unknown, Exchange> = v.object({
  id: v.string(),
  question: v.object({ text: v.string(), attachments: v.array(attachment) }),
  answer: v.object({ steps: v.array(step), status }),
});
