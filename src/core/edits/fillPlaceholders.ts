import type { Placeholder } from './placeholders.ts';

/**
 * Restores the original's lines where an answer has left them out: those between the neighbours of a placeholder, if
 * the original has these once and in this order. `undefined` in case of doubt: a neighbour was changed or occurs more
 * than once, or a line would be duplicated.
 */
export function fillPlaceholders(
  text: string,
  placeholders: readonly Placeholder[],
  original: string,
): string | undefined {
  if (original.trim() === '' || placeholders.some(({ isWholeLine }) => !isWholeLine)) return undefined;
  const lines = text.split('\n');
  const source = original.replace(/\s+$/, '').split('\n');
  const holes = new Set(placeholders.map(({ line }) => line));
  const filled: string[] = [];
  const restored: string[] = [];
  let from = 0;
  for (const [at, line] of lines.entries()) {
    if (!holes.has(at)) {
      // The original determines the blank lines around the omitted part.
      if (line.trim() !== '' || !isBesideHole(lines, at, holes)) filled.push(line);
      continue;
    }
    const gap = gapAt(lines, at, holes, source);
    if (!gap || gap.start < from) return undefined;
    from = gap.end;
    const missing = source.slice(gap.start, gap.end);
    restored.push(...missing);
    filled.push(...missing);
  }
  return saysTwice(lines, restored, source) ? undefined : filled.join('\n');
}

/** Whether there are only blank lines between a blank line and a placeholder. */
function isBesideHole(lines: readonly string[], at: number, holes: ReadonlySet<number>): boolean {
  const isBlank = (index: number): boolean => lines[index]?.trim() === '';
  let above = at;
  while (isBlank(above)) above--;
  let below = at;
  while (isBlank(below)) below++;
  return holes.has(above) || holes.has(below);
}

/** Lines of the source from `start` to before `end`. */
interface Gap {
  start: number;
  end: number;
}

/** The omitted lines at a placeholder: everything that the source has between its neighbours. */
function gapAt(
  lines: readonly string[],
  at: number,
  holes: ReadonlySet<number>,
  source: readonly string[],
): Gap | undefined {
  const above = neighbours(lines.slice(0, at).toReversed(), (index) => holes.has(at - 1 - index));
  const below = neighbours(lines.slice(at + 1), (index) => holes.has(at + 1 + index));
  // A neighbour that is itself a placeholder does not tell where this one ends.
  if (above === undefined || below === undefined) return undefined;
  // An answer that omits everything is not an answer.
  if (above[0] === end && below[0] === end) return undefined;
  const reversed = source.toReversed();
  const upTo = placeOf(above, reversed) ?? placeByAnchor(above, reversed);
  const downTo = placeOf(below, source) ?? placeByAnchor(below, source);
  if (upTo === undefined || downTo === undefined) return undefined;
  // In the reversed source, an index counts from the end.
  const start = source.length - upTo;
  // A placeholder that stands for nothing has been misread.
  return start < downTo ? { start, end: downTo } : undefined;
}

/** Stands for the end after the last line, in both directions: that an answer ends there is as good as a neighbour. */
const end = '\n';

/** The non-blank lines next to a placeholder. */
function neighbours(
  lines: readonly string[],
  isHole: (index: number) => boolean,
): readonly string[] | undefined {
  const near: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (isHole(index)) return near.length === 0 ? undefined : near;
    if (line.trim() !== '') near.push(line);
  }
  return [...near, end];
}

/** The position of the first of some lines in a source: the only place where most of them follow each other. */
function placeOf(lines: readonly string[], source: readonly string[]): number | undefined {
  let best: { place: number; alike: number } | undefined;
  let isTied = false;
  for (const [place, line] of [...source, end].entries()) {
    if (!isAlike(line, lines[0])) continue;
    const alike = countAlike(lines, source.slice(place));
    isTied = alike === best?.alike || (isTied && alike < (best?.alike ?? 0));
    if (alike > (best?.alike ?? 0)) {
      best = { place, alike };
      isTied = false;
    }
  }
  return isTied ? undefined : best?.place;
}

/** Whether lines are equal except for indentation. The end equals nothing else. */
function isAlike(line: string, other: string | undefined): boolean {
  return line === end || other === end ? line === other : line.trim() === other?.trim();
}

/**
 * The position of the first of some lines in a source whose neighbours were changed: next to the nearest line that
 * both have once, as a function's closing bracket is next to its header. Not when there are more such lines in
 * between.
 */
function placeByAnchor(lines: readonly string[], source: readonly string[]): number | undefined {
  const [first] = lines;
  const isOnce = (line: string, all: readonly string[]): boolean =>
    all.filter((other) => isAlike(other, line)).length === 1;
  const at = lines.findIndex((line, index) => index > 0 && isOnce(line, source) && isOnce(line, lines));
  const anchor = lines[at];
  if (first === undefined || anchor === undefined || lines.slice(1, at).includes(first)) return undefined;
  const place = source.findIndex((line) => isAlike(line, anchor));
  const found = source.slice(0, place).lastIndexOf(first);
  return found === -1 ? undefined : found;
}

function countAlike(lines: readonly string[], source: readonly string[]): number {
  let count = 0;
  for (const line of source) {
    if (line.trim() === '') continue;
    if (!isAlike(line, lines[count])) return count;
    count++;
  }
  return lines[count] === end ? count + 1 : count;
}

/** Whether a line to be restored was moved instead of omitted, and would be duplicated. */
function saysTwice(
  lines: readonly string[],
  restored: readonly string[],
  source: readonly string[],
): boolean {
  const said = lines.map((line) => line.trim());
  return restored.some((line) => {
    const own = line.trim();
    if (own.length < 8 || !/\p{L}{2}/u.test(own) || !said.includes(own)) return false;
    const count = (all: readonly string[]): number => all.filter((each) => each.trim() === own).length;
    return count(said) + count(restored) > count(source);
  });
}
