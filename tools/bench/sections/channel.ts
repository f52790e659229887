import { ask } from '../ask.ts';
import { p95, row, type Row } from '../rows.ts';
import { completionOf, sampleCode } from '../sampleCode.ts';
import type { BenchContext, Section } from '../section.ts';
import { startLoaded, type Crossing } from '../service.ts';

/** Requests of one key each, for each repeat. */
const keys = 20;

/**
 * What a request costs beside prefill and decode: `host` from the feature's question to the message, `channel` from
 * there to the last message, with what the process does before and after the engine.
 */
export const channel: Section = {
  name: 'channel',
  rows: ['channel-overhead-p95-ms', 'host-overhead-p95-ms'],
  run: measureChannel,
};

async function measureChannel({ modelPath, repeats }: BenchContext): Promise<Row[]> {
  using watched = await startLoaded({ modelPath });
  const overhead: number[] = [];
  const host: number[] = [];
  let text = sampleCode('channel', 20);
  await ask(watched.service, completionOf(text));
  for (let key = 0; key < repeats * keys; key++) {
    text += key % 30 === 29 ? '\n' : 'x';
    watched.crossings.length = 0;
    const asked = await ask(watched.service, completionOf(text, { maxTokens: 8 }));
    const { prefillTime, decodeTime } = asked.usage;
    const crossed = crossingTime(watched.crossings);
    overhead.push(crossed - prefillTime - decodeTime);
    host.push(asked.time - crossed);
  }
  return [
    row('channel-overhead-p95-ms', 'ms', overhead, { take: p95 }),
    row('host-overhead-p95-ms', 'ms', host, { take: p95 }),
  ];
}

/** Milliseconds between a request's message and the one that ends its answer. */
export function crossingTime(crossings: readonly Crossing[]): number {
  const sent = crossings.find(({ message }) => message.type === 'generate');
  const ended = crossings.find(({ message }) => endsAnswer(message));
  if (!sent || !ended) throw new Error('A request has not crossed the channel and back.');
  return ended.time - sent.time;
}

export function endsAnswer(message: Crossing['message']): boolean {
  return message.type === 'event' && (message.event.type === 'done' || message.event.type === 'failed');
}
