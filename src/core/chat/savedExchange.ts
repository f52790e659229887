import * as v from 'valibot';
import type { AnswerStatus, Step } from '../../protocol/answer.ts';
import type { Exchange } from '../../protocol/chat.ts';
import { savedFailure } from './savedFailure.ts';

const lineNumber = v.pipe(v.number(), v.integer(), v.minValue(1));

const attachment = v.object({
  path: v.string(),
  languageId: v.string(),
  text: v.string(),
  lines: v.exactOptional(v.object({ first: lineNumber, last: lineNumber })),
  uri: v.exactOptional(v.string()),
  label: v.exactOptional(v.string()),
  cut: v.exactOptional(v.literal(true)),
});

const status: v.GenericSchema<unknown, AnswerStatus> = v.variant('type', [
  v.object({ type: v.literal('waiting') }),
  v.object({ type: v.literal('streaming') }),
  v.object({
    type: v.literal('done'),
    reason: v.picklist(['end', 'stop', 'length', 'time', 'repetition']),
  }),
  v.object({ type: v.literal('stopped') }),
  v.object({ type: v.literal('failed'), failure: savedFailure }),
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

export const savedExchange: v.GenericSchema<unknown, Exchange> = v.object({
  id: v.string(),
  question: v.object({ text: v.string(), attachments: v.array(attachment) }),
  answer: v.object({ steps: v.array(step), status }),
});
