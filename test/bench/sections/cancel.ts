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
  const whole: number[] = [];
  for (let turn = 0; turn <= repeats; turn++) {
    const fresh = completionOf(sampleCode(`cancel${turn}`, 40), { file: `cancel${turn}.ts`, maxTokens: 1 });
    const { usage } = await ask(watched.service, fresh);
    const other = completionOf(sampleCode(`other${turn}`, 40), { file: `other${turn}.ts` });
    // In the middle of what the same prefill has just taken.
    const inPrefill = await abortAfter(other, (usage.prefillTime * (turn + 1)) / (repeats + 2));
    const body = completionOf(begunCopy(60), { shape: 'block', maxTokens: 160, file: `body${turn}.ts` });
    await ask(watched.service, { ...body, maxTokens: 1 });
    const inDecode = await abortAfter(body, 5 + turn);
    if (turn === 0) continue;
    whole.push(usage.prefillTime);
    if (inPrefill !== undefined) prefill.push(inPrefill);
    if (inDecode !== undefined) decode.push(inDecode);
  }
  return [
    // What a cancel would take if the engine first finished the prompt.
    ...(prefill.length > 0 ? [row('cancel-to-idle-ms', 'ms', prefill, { reference: whole })] : []),
    ...(decode.length > 0 ? [row('cancel-to-idle-decode-ms', 'ms', decode)] : []),
  ];

  /** Milliseconds to the end; `undefined` when it had ended before the abort. */
  async function abortAfter(
    request: ReturnType<typeof completionOf>,
    milliseconds: number,
  ): Promise<number | undefined> {
    watched.crossings.length = 0;
    const stop = new AbortController();
    const answer = ask(watched.service, request, stop.signal);
    await delay(milliseconds);
    const ended = () => watched.crossings.find(({ message }) => endsAnswer(message));
    const early = ended() !== undefined;
    const aborted = performance.now();
    stop.abort();
    await answer;
    while (!ended()) await delay(0.2);
    return early ? undefined : (ended()?.time ?? NaN) - aborted;
  }
}
