import type { Result } from '../evaluate.ts';
import { median } from '../../bench/statistics.ts';
import type { HoleKind } from '../hole.ts';
import { estimateMean, estimateShare, type Estimate } from '../interval.ts';
import type { VariantNames } from '../layouts/variant.ts';

/** How one variant did on all holes of a kind. */
export interface Row {
  /** `kind/variant`, stable. */
  name: string;
  kind: HoleKind;
  variant: string;
  title: string;
  exact: Estimate;
  similarity: Estimate;
  /** The most that exact match can be: the holes at which Hearth would show a perfect answer as it is. */
  reachable: Estimate;
  /** Of the holes with a test. */
  passed?: Estimate;
  /** Holes that this variant got right and Hearth did not, and the other way round: by test where there is one. */
  against?: { better: number; worse: number };
  medianPromptTokens: number;
  medianGeneratedTokens: number;
  medianDecodeMilliseconds: number;
}

/** The variant that the others are compared with. */
export const reference = 'hearth';

/** The rows of a table, kind by kind, in the order of the variants. */
export function summarise(results: readonly Result[], variants: readonly VariantNames[]): Row[] {
  const kinds = [...new Set(results.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const ofKind = results.filter((result) => result.kind === kind);
    const ours = new Map(
      ofKind.filter(({ variant }) => variant === reference).map((result) => [result.hole, isRight(result)]),
    );
    return variants.flatMap(({ name, title }) => {
      const own = ofKind.filter(({ variant }) => variant === name);
      return own.length === 0 ? [] : [{ ...summariseOne(own, kind, name, ours), title }];
    });
  });
}

function summariseOne(
  own: readonly Result[],
  kind: HoleKind,
  variant: string,
  ours: ReadonlyMap<string, boolean>,
): Omit<Row, 'title'> {
  const tested = own.filter(({ verdict }) => verdict !== undefined);
  const compared = own.filter(({ hole }) => ours.has(hole));
  const differing = (right: boolean): number =>
    compared.filter((result) => isRight(result) === right && ours.get(result.hole) === !right).length;
  return {
    ...{ name: `${kind}/${variant}`, kind, variant },
    exact: estimateShare(own.filter(({ exact }) => exact).length, own.length),
    similarity: estimateMean(own.map(({ similarity }) => similarity)),
    reachable: estimateShare(own.filter(({ reachable }) => reachable).length, own.length),
    ...(tested.length > 0 && {
      passed: estimateShare(tested.filter(({ verdict }) => verdict === 'passed').length, tested.length),
    }),
    ...(variant !== reference &&
      compared.length > 0 && { against: { better: differing(true), worse: differing(false) } }),
    medianPromptTokens: median(own.map(({ promptTokens }) => promptTokens)),
    medianGeneratedTokens: median(own.map(({ generatedTokens }) => generatedTokens)),
    medianDecodeMilliseconds: median(own.map(({ decodeMilliseconds }) => decodeMilliseconds)),
  };
}

function isRight({ verdict, exact }: Result): boolean {
  return verdict === undefined ? exact : verdict === 'passed';
}
