import { readHumanEvalInfilling } from '../datasets/humanEvalInfilling.ts';
import { choose } from '../datasets/readJsonLines.ts';
import { readSafim } from '../datasets/safim.ts';
import { seededRandom } from '../../tiny-oss/random.ts';
import type { Hole } from '../hole.ts';
import type { Options } from '../options.ts';
import { cutHoles, type CutKind } from './cutHoles.ts';
import { heldOutCode } from './fetchHeldOut.ts';
import { ownFunctions } from './ownFunctions.ts';

/** All holes that are asked for, kind by kind. Held-out code is fetched only when it is needed. */
export async function chooseHoles(
  options: Pick<Options, 'kinds' | 'count' | 'seed' | 'humanEvalInfilling' | 'safim'>,
  say: (line: string) => void,
): Promise<Hole[]> {
  const { kinds, count, seed, humanEvalInfilling, safim } = options;
  const holes: Hole[] = [];
  const cut = kinds.filter((kind): kind is CutKind => kind !== 'function');
  if (cut.length > 0) {
    const packages = heldOutCode(say);
    for (const kind of cut) holes.push(...(await cutHoles(packages, kind, { count, seed })));
  }
  const chosen = (all: readonly Hole[]): Hole[] => choose(all, count, seededRandom(seed));
  if (kinds.includes('function')) holes.push(...chosen(await ownFunctions()));
  if (humanEvalInfilling !== undefined) holes.push(...chosen(readHumanEvalInfilling(humanEvalInfilling)));
  if (safim !== undefined) holes.push(...chosen(readSafim(safim)));
  return holes;
}
