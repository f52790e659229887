import { median } from '../statistics.ts';
import { mean, p95, row, sum, type Row } from '../rows.ts';
import type { BenchContext, Section } from '../section.ts';
import { startService } from '../service.ts';
import { buildModelWithout } from '../slowdowns.ts';
import { writeBaseline } from '../typing/baseline.ts';
import { readTraces } from '../typing/readTraces.ts';
import { typingName, typingRows } from '../typing/rowNames.ts';
import { replay, type Replayed } from '../typing/replay.ts';
import { coldCalls, extras, extrasWithoutCache, warmCalls } from '../typing/summary.ts';

/** What keystrokes cost in tokens and calls, over the recorded traces. The same on any machine, with one model. */
export const typing: Section = {
  name: typingName,
  rows: typingRows,
  run: measureTyping,
};

/** Of each trace, with `--quick`. */
const part = { mostJumps: 6, mostAfterMove: 15, mostTokens: 16 };

async function measureTyping(context: BenchContext): Promise<Row[]> {
  if (context.updateBaseline) await writeBaseline(context.say);
  const modulePath = await buildModelWithout(context.without);
  const all: Replayed[] = [];
  for (const trace of readTraces()) {
    context.say(trace.about);
    // A process of its own, so that one trace does not warm the other.
    using watched = startService({
      modelPath: context.modelPath,
      modulePath,
      gpu: context.isOwn ? 'auto' : 'off',
    });
    all.push(await replay(trace, watched.service, { without: context.without, ...(context.quick && part) }));
  }
  const perTrace = all.flatMap(({ name, keystrokes }) => {
    const extra = extras(keystrokes);
    if (extra.length === 0) return [];
    const reference = extrasWithoutCache(keystrokes);
    return [row(`tokens-per-keystroke-extra-p95:${name}`, 'tokens', extra, { take: p95, reference })];
  });
  return [...rowsOf(all), ...perTrace];
}

function rowsOf(all: readonly Replayed[]): Row[] {
  const keystrokes = all.flatMap((trace) => trace.keystrokes);
  const along = keystrokes.filter((each) => each.along);
  const extra = all.flatMap((trace) => extras(trace.keystrokes));
  const reference = all.flatMap((trace) => extrasWithoutCache(trace.keystrokes));
  const cold = all.flatMap((trace) => coldCalls(trace.keystrokes));
  const suggested = keystrokes.filter(({ served }) => served !== undefined);
  const ahead = all.flatMap(({ rests }) => rests.map(({ aheadTokens }) => aheadTokens));
  const wanted = (list: typeof keystrokes) => list.map(({ wantsAnswer }) => Number(wantsAnswer));
  return [
    row('tokens-per-keystroke-extra-p50', 'tokens', extra, { take: median, reference }),
    row('tokens-per-keystroke-extra-p95', 'tokens', extra, { take: p95, reference }),
    row('tokens-per-keystroke-extra-mean', 'tokens', extra, { take: mean, reference }),
    row('tokens-per-keystroke-cold', 'tokens', evaluated(cold), {
      reference: evaluated(all.flatMap((trace) => warmCalls(trace.keystrokes))),
    }),
    row('model-calls-per-keystroke', 'calls', calls(keystrokes), {
      take: mean,
      reference: wanted(keystrokes),
    }),
    row('model-calls-typing-along', 'calls', calls(along), { take: sum, reference: wanted(along) }),
    row('suggestions-without-inference-share', 'share', suggested.map(isFree), { take: mean }),
    row('tokens-ahead-per-rest', 'tokens', ahead),
  ];
}

function evaluated(list: readonly { evaluatedTokens: number }[]): number[] {
  return list.map(({ evaluatedTokens }) => evaluatedTokens);
}

function calls(list: readonly { calls: number }[]): number[] {
  return list.map((each) => each.calls);
}

function isFree({ served }: { served: string | undefined }): number {
  return served === 'model' ? 0 : 1;
}
