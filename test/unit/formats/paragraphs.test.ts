import { expect, test } from 'vitest';
import type { ChannelEvent } from '../../../src/core/formats/harmony/channels.ts';
import { createParagraphs } from '../../../src/core/formats/paragraphs.ts';

const reasoning = (text: string): ChannelEvent => ({ type: 'reasoning', text });
const preamble = (text: string): ChannelEvent => ({ type: 'preamble', text });
const end: ChannelEvent = { type: 'message-end' };

test.each<[string, ChannelEvent[], string]>([
  ['one message stays as it is', [reasoning('a'), reasoning('b'), end], 'ab'],
  ['two of a kind', [reasoning('a'), end, reasoning('b'), reasoning('c'), end], 'a\n\nbc'],
  ['two preambles', [preamble('a'), end, preamble('b'), end], 'a\n\nb'],
  ['a message without a text between', [preamble('a'), end, end, preamble('b')], 'a\n\nb'],
  ['two kinds are apart as they are', [reasoning('a'), end, preamble('b'), end, reasoning('c')], 'abc'],
  ['a call between', [preamble('a'), end, { type: 'tool-call', name: 'f', arguments: '{}' }, end], 'a'],
])('%s', (_name, events, expected) => {
  const texts = events.map(createParagraphs()).flatMap((event) => ('text' in event ? event.text : []));
  expect(texts.join('')).toBe(expected);
});
