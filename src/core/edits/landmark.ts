import type { LineRange } from '../text/lineRange.ts';
import type { LineSource } from '../text/lineSource.ts';

/** Lines by which a place of a document is known, since they stood there only. */
export interface Landmark {
  readonly lines: readonly string[];
  /** How many of them stand above the place itself. */
  readonly above: number;
}

/** Lines around a place that help to know it, on each side: as many as a patch has. */
const mostAround = 3;

/** The lines of a place, with as few around as make it the only one; `undefined` where even those stand twice. */
export function landmarkOf(document: LineSource, { first, last }: LineRange): Landmark | undefined {
  for (let around = 0; around <= mostAround; around++) {
    const above = Math.min(around, first);
    const end = Math.min(last + around, document.length - 1);
    const lines = Array.from(
      { length: end - (first - above) + 1 },
      (_, line) => document.at(first - above + line) ?? '',
    );
    const landmark = { lines, above };
    if (findLandmark(landmark, document) === first) return landmark;
  }
  return undefined;
}

/** The first line of the place; `undefined` when it stands nowhere or at several places. */
export function findLandmark({ lines, above }: Landmark, document: LineSource): number | undefined {
  let found: number | undefined;
  for (let start = 0; start + lines.length <= document.length; start++) {
    if (!lines.every((line, index) => document.at(start + index) === line)) continue;
    if (found !== undefined) return undefined;
    found = start + above;
  }
  return found;
}
