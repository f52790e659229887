import { ask, type Asked } from '../ask.ts';
import { Bare } from '../bare.ts';
import { isLarge } from '../large.ts';
import { row, type Row } from '../rows.ts';
import { completionOf, sampleCode } from '../sampleCode.ts';
import type { BenchContext, Section } from '../section.ts';
import { startService } from '../service.ts';

/** From no process at all to the end of a first line of ghost text, the file being in the system's cache. */
export const life: Section = { name: 'life', rows: ['load-to-first-ghost-text-ms'], run: measureLife };

/** A model of gigabytes is loaded this often at most. */
const mostLoads = 3;

async function measureLife({ modelPath, repeats }: BenchContext): Promise<Row[]> {
  const times: number[] = [];
  const bare: number[] = [];
  const loads = isLarge(modelPath) ? Math.min(repeats, mostLoads) : repeats;
  for (let turn = 0; turn <= loads; turn++) {
    // One after the other: the model may fit into memory only once.
    const ours = await loadAndComplete(modelPath);
    const theirs = await loadAndDecode(modelPath, ours.usage.generatedTokens);
    if (turn === 0) continue;
    times.push(ours.time);
    bare.push(theirs);
  }
  return [row('load-to-first-ghost-text-ms', 'ms', times, { reference: bare })];
}

const code = sampleCode('life', 20);

async function loadAndComplete(modelPath: string): Promise<Asked> {
  await using watched = startService({ modelPath });
  return await ask(watched.service, completionOf(code));
}

/** The same work of the engine alone. Returns milliseconds. */
async function loadAndDecode(modelPath: string, tokens: number): Promise<number> {
  const start = performance.now();
  await using engine = await Bare.load(modelPath);
  const [last, ...rest] = engine.tokens(code).toReversed();
  if (last === undefined) throw new Error('The model has no tokens for code.');
  await engine.prefill(rest.reverse());
  await engine.decode(last, Math.max(1, tokens));
  return performance.now() - start;
}
