import { setTimeout as delay } from 'node:timers/promises';
import { ask } from '../ask.ts';
import { row, type Row } from '../rows.ts';
import { begunCopy, completionOf, sampleCode } from '../sampleCode.ts';
import type { BenchContext, Section } from '../section.ts';
import { startLoaded } from '../service.ts';
import { endsAnswer } from './channel.ts';

/** From the abort of a request to the message that the engine has let go of it, in prefill and in decode. */
export const cancel: Section = {
  name: 'cancel',
  rows: ['cancel-to-idle-ms', 'cancel-to-idle-decode-ms'],
  run: measureCancel,
};

async function measureCancel({ modelPath, repeats }: BenchContext): Promise<Row[]> {
  using watched = await startLoaded({ modelPath });
  const prefill: number[] = [];
  const decode: number[] = [];
  const left: number[] = [];
  for (let turn = 0; turn <= repeats; turn++) {
    const fresh = completionOf(sampleCode(`cancel${turn}`, 40), { file: `cancel${turn}.ts`, maxTokens: 1 });
    const { usage } = await ask(watched.service, fresh);
    const other = completionOf(sampleCode(`other${turn}`, 40), { file: `other${turn}.ts` });
    // At another part of what the same prefill has just taken, each turn.
    const share = (turn + 1) / (repeats + 2);
    const inPrefill = await abortAfter(other, usage.prefillTime * share);
    const body = completionOf(begunCopy(60), { shape: 'block', maxTokens: 160, file: `body${turn}.ts` });
    await ask(watched.service, { ...body, maxTokens: 1 });
    const inDecode = await abortAfter(body, 5 + turn);
    if (turn === 0) continue;
    if (inPrefill?.steps === 0) {
      prefill.push(inPrefill.time);
      left.push(usage.prefillTime * (1 - share));
    }
    if (inDecode) decode.push(inDecode.time);
  }
  return [
    // What a cancel would take if the engine first finished the prompt: what is left of the prefill at the abort.
    ...(prefill.length > 0 ? [row('cancel-to-idle-ms', 'ms', prefill, { reference: left })] : []),
    ...(decode.length > 0 ? [row('cancel-to-idle-decode-ms', 'ms', decode)] : []),
  ];

  /** Milliseconds to the end, and the steps decoded by then; `undefined` when it had ended before the abort. */
  async function abortAfter(
    request: ReturnType<typeof completionOf>,
    milliseconds: number,
  ): Promise<{ time: number; steps: number } | undefined> {
    watched.crossings.length = 0;
    const stop = new AbortController();
    const answer = ask(watched.service, request, stop.signal);
    await delay(milliseconds);
    const ended = () => watched.crossings.find(({ message }) => endsAnswer(message));
    const isEarly = ended() !== undefined;
    const aborted = performance.now();
    stop.abort();
    await answer;
    while (!ended()) await delay(0.2);
    const end = ended();
    // The client's own end comes at once, and has no counts; the process's has them.
    if (isEarly || end?.message.type !== 'event' || end.message.event.type !== 'done') return undefined;
    return { time: end.time - aborted, steps: end.message.event.usage.decodeSteps };
  }
}
