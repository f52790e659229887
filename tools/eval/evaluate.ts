import { createHash } from 'node:crypto';
import { askAt, fill, fillPerfectly } from './ask.ts';
import type { Filled, Hole } from './hole.ts';
import type { Variant } from './layouts/variant.ts';
import { score, type Score } from './metrics.ts';
import type { Filler } from './model.ts';
import type { AnswerStore, StoredAnswer } from './results/answerStore.ts';
import type { Isolation } from './run/isolation.ts';
import { runCode, type Verdict } from './run/runProgram.ts';

/** How one variant filled one hole. */
export interface Result extends Score {
  hole: string;
  kind: Hole['kind'];
  variant: string;
  /** Whether an exact match can be had here at all: stopping and cleaning leave a perfect answer as it is. */
  reachable: boolean;
  /** Whether the hole's test passes, where there is one and code may be run. */
  verdict?: Verdict;
  promptTokens: number;
  /** All that were decoded, reasoning included. */
  generatedTokens: number;
  /** Decoding alone, which no cache makes shorter. */
  decodeMilliseconds: number;
}

export interface Evaluation {
  holes: readonly Hole[];
  variants: readonly Variant[];
  store: AnswerStore;
  /** Loads the model at the first answer that is not known yet. */
  filler: () => Promise<Filler>;
  /** How to run code that the model has written a part of; `undefined` when that is not allowed. */
  isolation: Isolation | undefined;
  /** Called after each answer. */
  onDone: () => void;
}

/** Fills every hole in every variant. Answers that are known already are cleaned, scored and tested again. */
export async function evaluate(evaluation: Evaluation): Promise<Result[]> {
  const { holes, variants, onDone } = evaluation;
  const results: Result[] = [];
  // Hole by hole: the prompts of one hole have a beginning in common.
  for (const [hole, chosen] of pairUp(holes, variants)) {
    const question = await askAt(hole);
    const reachable = scoreFilled(hole, fillPerfectly(question)).exact;
    for (const variant of chosen) {
      const known = evaluation.store.answerOf(hole.id, variant.name);
      const answer = known ?? (await ask(evaluation, question, variant));
      const filled = fill(question, answer);
      const verdict = await test(evaluation, hole, filled);
      const { promptTokens, generatedTokens, decodeTime } = answer.usage;
      results.push({
        ...{ hole: hole.id, kind: hole.kind, variant: variant.name },
        ...scoreFilled(hole, filled),
        reachable,
        ...(verdict !== undefined && { verdict }),
        ...{ promptTokens, generatedTokens, decodeMilliseconds: decodeTime },
      });
      onDone();
    }
  }
  return results;
}

/** Each hole with the variants to fill it in: those that make a difference for a hole of its kind. */
export function pairUp(
  holes: readonly Hole[],
  variants: readonly Variant[],
): (readonly [Hole, readonly Variant[]])[] {
  const chosenFor = (kind: Hole['kind']): readonly Variant[] =>
    variants.filter(({ needs }) => holes.some((hole) => hole.kind === kind && needs?.(hole) !== false));
  const byKind = new Map([...new Set(holes.map(({ kind }) => kind))].map((kind) => [kind, chosenFor(kind)]));
  return holes.map((hole) => [hole, byKind.get(hole.kind) ?? []]);
}

function scoreFilled(hole: Hole, filled: Filled): Score {
  return score(hole.kind, filled.text, wantedText(hole, filled));
}

/** What was cut out, with the closers after it where the text brings them along and they are left out there. */
function wantedText({ expected, after }: Hole, { over }: Filled): string {
  return expected + after.slice(0, over);
}

async function ask(
  { store, filler }: Evaluation,
  question: Awaited<ReturnType<typeof askAt>>,
  variant: Variant,
): Promise<StoredAnswer> {
  const raw = await (await filler()).answer(question, variant);
  const answer = { hole: question.hole.id, variant: variant.name, ...raw };
  store.add(answer);
  return answer;
}

/** The same program is run once, whoever wrote it. What was never written to is not worth a run. */
async function test(
  { store, isolation }: Evaluation,
  hole: Hole,
  filled: Filled,
): Promise<Verdict | undefined> {
  if (!hole.check || !isolation) return undefined;
  if (filled.text.trim() === '') return 'failed';
  // As in SAFIM's own evaluation: some of its tests take only one of several answers that are right.
  if (filled.text === wantedText(hole, filled)) return 'passed';
  const program = hole.check(filled);
  // By the whole program, its test included: when a test is mended, old answers are judged again.
  const hash = createHash('sha256').update(JSON.stringify(program)).digest('hex').slice(0, 24);
  const known = store.verdictOf(hash);
  if (known !== undefined) return known;
  const verdict = await runCode(program, isolation);
  // A machine that was busy once must not fail a program for ever.
  if (verdict !== 'timed-out') store.add({ program: hash, verdict });
  return verdict;
}
