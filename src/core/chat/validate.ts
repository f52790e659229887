import * as v from 'valibot';
import type { FromPage } from '../../protocol/chat.ts';
import { passageLength, questionLength } from './limits.ts';

/**
 * Parses a message from the page; `undefined` if it is malformed. The page shows text that a model wrote. Should such
 * text ever run as code there, these messages are all that it can send.
 */
export function parseFromPage(message: unknown): FromPage | undefined {
  const result = v.safeParse(fromPage, message);
  return result.success ? result.output : undefined;
}

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const passage = v.pipe(v.string(), v.maxLength(passageLength));

const fromPage: v.GenericSchema<unknown, FromPage> = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({
    type: v.literal('ask'),
    text: v.pipe(v.string(), v.maxLength(questionLength), v.regex(/\S/)),
  }),
  v.object({ type: v.literal('stop') }),
  v.object({ type: v.literal('new') }),
  v.object({ type: v.literal('retry'), id }),
  v.object({ type: v.literal('include-chip'), id, included: v.boolean() }),
  v.object({
    type: v.literal('open-attachment'),
    id,
    index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
  }),
  v.object({ type: v.literal('open-edit'), id, edit: id }),
  v.object({ type: v.literal('open-link'), address: v.pipe(v.string(), v.maxLength(4000)) }),
  v.object({ type: v.literal('copy'), text: passage }),
  v.object({ type: v.literal('insert'), text: passage }),
  v.object({
    type: v.literal('remedy'),
    remedy: v.picklist([
      'choose-model',
      'load-model',
      'restart-model',
      'show-log',
      'open-settings',
      'reload-window',
      'new-chat',
    ]),
  }),
  v.object({
    type: v.literal('set-up'),
    action: v.picklist(['recommended', 'manage', 'choose-file', 'dismiss']),
  }),
]);
