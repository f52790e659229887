import { setTimeout as delay } from 'node:timers/promises';
import type { ModelService } from '../../../src/core/model.ts';
import type { ChatRequest } from '../../../src/protocol/model.ts';
import { modelPath as variantPath } from '../../support/models.ts';
import { median } from '../../support/statistics.ts';
import { ask } from '../ask.ts';
import { row, type Row } from '../rows.ts';
import { completionOf, sampleCode } from '../sampleCode.ts';
import type { BenchContext, Section } from '../section.ts';
import { startLoaded } from '../service.ts';

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

async function measureLanes({ modelPath, isOwn, repeats }: BenchContext): Promise<Row[]> {
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
    const quiet = new Chat(service);
    await quiet.begun;
    await delay(keys * gap);
    const pace = await quiet.end();
    const chat = new Chat(service);
    await chat.begun;
    const typedBeside = await typeKeys(service, typed.text);
    const paceBeside = await chat.end();
    text = typedBeside.text;
    if (turn === 0) continue;
    idle.push(median(typed.times));
    during.push(median(typedBeside.times));
    alone.push(pace);
    besides.push(paceBeside);
  }
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

const question: ChatRequest = {
  kind: 'chat',
  turns: [
    {
      role: 'user',
      text: 'Explain in great detail, in at least two thousand words, how a compiler works.',
      attachments: [],
    },
  ],
  effort: 'low',
  maxTokens: 4096,
};

/** A chat that is answered until it is ended. */
class Chat {
  /** Resolves with the first text: the prompt is evaluated then. */
  readonly begun: Promise<void>;
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;
  #since = 0;
  #events = 0;
  #last = 0;

  constructor(service: ModelService) {
    let begin = (): void => undefined;
    this.begun = new Promise((resolve) => (begin = resolve));
    this.#done = this.#read(service, () => begin());
  }

  /** Stops the chat. Returns the pieces of text per second since the first. */
  async end(): Promise<number> {
    this.#stop.abort();
    await this.#done;
    return (this.#events / (this.#last - this.#since)) * 1000;
  }

  async #read(service: ModelService, begin: () => void): Promise<void> {
    for await (const event of service.generate(question, this.#stop.signal)) {
      if (event.type === 'failed') throw new Error(event.failure.message);
      if (event.type === 'done') return;
      this.#last = performance.now();
      if (this.#since === 0) {
        this.#since = this.#last;
        begin();
      } else this.#events++;
    }
  }
}
