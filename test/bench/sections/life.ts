import { statSync } from 'node:fs';
import { ask } from '../ask.ts';
import { Bare } from '../bare.ts';
import { row, type Row } from '../rows.ts';
import { completionOf, sampleCode } from '../sampleCode.ts';
import type { BenchContext, Section } from '../section.ts';
import { startService } from '../service.ts';

/** From no process at all to the end of a first line of ghost text, the file being in the system's cache. */
export const life: Section = { name: 'life', rows: ['load-to-first-ghost-text-ms'], run: measureLife };

/** A model of gigabytes is loaded this often at most. */
const mostLoads = 3;

/** Bytes above which loading takes long. */
const large = 1e9;

async function measureLife({ modelPath, repeats }: BenchContext): Promise<Row[]> {
  const times: number[] = [];
  const bare: number[] = [];
  const loads = statSync(modelPath).size > large ? Math.min(repeats, mostLoads) : repeats;
  const code = sampleCode('life', 20);
  for (let turn = 0; turn <= loads; turn++) {
    using watched = startService({ modelPath });
    const asked = await ask(watched.service, completionOf(code));
    const start = performance.now();
    await using engine = await Bare.load(modelPath);
    const [last, ...rest] = engine.tokens(code).toReversed();
    if (last === undefined) throw new Error('The model has no tokens for code.');
    await engine.prefill(rest.reverse());
    await engine.decode(last, Math.max(1, asked.usage.generatedTokens));
    if (turn === 0) continue;
    times.push(asked.time);
    bare.push(performance.now() - start);
  }
  return [row('load-to-first-ghost-text-ms', 'ms', times, { reference: bare })];
}
