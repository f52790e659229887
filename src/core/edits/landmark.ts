import type { LineRange } from '../text/lineRange.ts';
import type { LineSource } from '../text/lineSource.ts';

/** Lines that identify a place in a document, since they occurred only there. */
export interface Landmark {
  readonly lines: readonly string[];
  /** How many of them are above the place itself. */
  readonly above: number;
}

/** The most lines of context on each side: as many as in a patch. */
const mostAround = 3;

/** The lines of a place, with as little context as makes it unique; `undefined` if even that occurs twice. */
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

/** The first line of the place; `undefined` when it occurs nowhere or more than once. */
export function findLandmark({ lines, above }: Landmark, document: LineSource): number | undefined {
  let found: number | undefined;
  for (let start = 0; start + lines.length <= document.length; start++) {
    if (!lines.every((line, index) => document.at(start + index) === line)) continue;
    if (found !== undefined) return undefined;
    found = start + above;
  }
  return found;
}
