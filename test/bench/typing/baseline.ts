import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { modelPath } from '../../support/models.ts';
import { bundleRows } from '../sections/size.ts';
import { startService } from '../service.ts';
import { buildModelWithout, type Slowdown } from '../slowdowns.ts';
import { readTraces } from './readTraces.ts';
import { replay } from './replay.ts';
import { summarise, type Summary } from './summary.ts';

/** Counts that must not get worse unseen. Never times. */
export interface Baseline {
  /** By trace. */
  traces: Record<string, Summary>;
  /** By bundle. */
  bytes: Record<string, number>;
}

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

/** Counts that may grow by this share before it is worth a look: a bundle grows with every feature. */
const leeway = { counts: 0.02, bytes: 0.1 };

/** What has got worse, in words; empty when nothing has. */
export function regressions(before: Baseline, now: Baseline): string[] {
  const worse = Object.entries(now.traces).flatMap(([name, summary]) => {
    const old = before.traces[name];
    if (!old) return [`${name} is not in the baseline`];
    return costs.flatMap((key) => compare(`${key} of ${name}`, old[key], summary[key], leeway.counts));
  });
  const bytes = Object.entries(now.bytes).flatMap(([name, size]) =>
    compare(name, before.bytes[name] ?? 0, size, leeway.bytes),
  );
  return [...worse, ...bytes];
}

/** Less of these is better. */
const costs = [
  'calls',
  'evaluated',
  'generated',
  'extraP50',
  'extraP95',
  'ahead',
  'speculated',
  'alongCalls',
] as const satisfies readonly (keyof Summary)[];

function compare(what: string, old: number, now: number, share: number): string[] {
  // One or two more of a small count are within the share that a large one has.
  return now > old * (1 + share) + 2 ? [`${what}: ${old} before, ${now} now`] : [];
}
