import type { Result } from '../evaluate.ts';
import type { Hole, HoleKind } from '../hole.ts';
import type { Options } from '../options.ts';
import type { Isolation } from '../run/isolation.ts';
import { summarise, type Row } from './summary.ts';

/** What an evaluation found, as it is written to a JSON file. */
export interface Report {
  model: AboutModel;
  /** Of the code that makes prompts and decodes: two reports with the same one measure the same. */
  code: string;
  seed: number;
  /** How the tests were run; `null` when they were not. */
  isolation: string | null;
  rows: readonly Row[];
  /** Each answer, without texts, which are other people's code. */
  answers: readonly Result[];
  /** How many holes there are of each kind. */
  holes: Readonly<Partial<Record<HoleKind, number>>>;
}

export interface AboutModel {
  file: string;
  fingerprint: string;
  /** As the file says. */
  name?: string;
  device?: string;
}

export interface Circumstances {
  model: AboutModel;
  code: string;
  options: Pick<Options, 'seed' | 'variants'>;
  holes: readonly Hole[];
  isolation: Isolation | undefined;
}

export function toReport(
  results: readonly Result[],
  { model, code, options, holes, isolation }: Circumstances,
): Report {
  const counts: Partial<Record<HoleKind, number>> = {};
  for (const { kind } of holes) counts[kind] = (counts[kind] ?? 0) + 1;
  return {
    model,
    code,
    seed: options.seed,
    isolation: isolation?.title ?? null,
    holes: counts,
    rows: summarise(results, options.variants),
    answers: results,
  };
}
