import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { modelPath } from '../../models/models.ts';
import { bundleRows } from '../sections/size.ts';
import { startService } from '../service.ts';
import { buildModelWithout, type Slowdown } from '../slowdowns.ts';
import { readTraces } from './readTraces.ts';
import { replay } from './replay.ts';
import type { Baseline } from './regressions.ts';
import { summarise } from './summary.ts';

const file = path.resolve(import.meta.dirname, '../baseline.json');

/** A sample of the traces, so that it takes seconds: the jumps and what follows them cost the most. */
const sample = { mostTokens: 8, mostAfterMove: 8, mostJumps: 5 };

/** Editing above and below, taking suggestions, and going from file to file. */
const sampled = ['go-methods', 'ts-files', 'ts-middle'];

export function readBaseline(): Baseline {
  return JSON.parse(readFileSync(file, 'utf8')) as Baseline;
}

/** Counts what the baseline counts, with the scripted model on the CPU. */
export async function countAll(without?: Slowdown, only = sampled): Promise<Baseline> {
  const modulePath = await buildModelWithout(without);
  const traces: Baseline['traces'] = {};
  using watched = startService({ modelPath: modelPath('scripted'), modulePath, gpu: 'off' });
  for (const trace of readTraces().filter(({ name }) => only.includes(name)))
    traces[trace.name] = summarise(await replay(trace, watched.service, { without, ...sample }));
  return { traces, bytes: Object.fromEntries(bundleRows().map(({ name, ours }) => [name, ours])) };
}

/** Rewrites the file. */
export async function writeBaseline(say: (text: string) => void): Promise<void> {
  const json = JSON.stringify(await countAll());
  writeFileSync(file, await prettier.format(json, { parser: 'json', printWidth: 110 }));
  say(`wrote ${file}`);
}
