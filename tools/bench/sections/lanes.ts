import { setTimeout as delay } from 'node:timers/promises';
import type { ModelService } from '../../../src/core/modelService.ts';
import { modelPath as variantPath } from '../../models/models.ts';
import { median } from '../statistics.ts';
import { ask } from '../ask.ts';
import { row, type Row } from '../rows.ts';
import { completionOf, sampleCode } from '../sampleCode.ts';
import type { BenchContext, Section } from '../section.ts';
import { startLoaded } from '../service.ts';
import { StreamedChat } from '../streamedChat.ts';

/** Keystrokes in each half of a turn: one sample is their median. */
const keys = 8;

/** Milliseconds between the keystrokes: a quick typist's. */
const gap = 120;

/** Ghost text while a chat answer is written, and the chat while ghost text is. */
export const lanes: Section = {
  name: 'lanes',
  rows: ['completion-during-chat-vs-idle', 'chat-during-completion-vs-alone'],
  run: measureLanes,
};

async function measureLanes({ modelPath, isOwn, repeats, say }: BenchContext): Promise<Row[]> {
  // The scripted model's answers are short; this one's never end.
  using watched = await startLoaded({ modelPath: isOwn ? modelPath : variantPath('endless') });
  const { service } = watched;
  const idle: number[] = [];
  const during: number[] = [];
  const alone: number[] = [];
  const besides: number[] = [];
  let text = sampleCode('lanes', 20);
  await ask(service, completionOf(text));
  for (let turn = 0; turn <= repeats; turn++) {
    const typed = await typeKeys(service, text);
    const quiet = new StreamedChat(service);
    await quiet.begun;
    await delay(keys * gap);
    const pace = await quiet.end();
    const chat = new StreamedChat(service);
    await chat.begun;
    const typedBeside = await typeKeys(service, typed.text);
    const paceBeside = await chat.end();
    text = typedBeside.text;
    if (turn === 0) continue;
    // Where nothing was streamed, nothing was beside the keys.
    if (pace === undefined || paceBeside === undefined) continue;
    idle.push(median(typed.times));
    during.push(median(typedBeside.times));
    alone.push(pace);
    besides.push(paceBeside);
  }
  if (alone.length < repeats)
    say(
      `${repeats - alone.length} of ${repeats} turns do not count: the chat answered with less than two pieces of text`,
    );
  if (alone.length === 0) return [];
  return [
    row('completion-during-chat-vs-idle', 'ms', during, { reference: idle }),
    row('chat-during-completion-vs-alone', 'events/s', besides, { reference: alone }),
  ];
}

/** Types on, one key at a time, and asks for a line at each. */
async function typeKeys(service: ModelService, text: string): Promise<{ text: string; times: number[] }> {
  const times: number[] = [];
  let typed = text;
  for (let key = 0; key < keys; key++) {
    typed += key === 0 ? '\n' : 'x';
    times.push((await ask(service, completionOf(typed, { maxTokens: 12 }))).time);
    await delay(gap);
  }
  return { text: typed, times };
}
