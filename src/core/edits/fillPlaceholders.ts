import type { Placeholder } from './placeholders.ts';

/**
 * Puts the original's lines where an answer has left them out: those between the lines that stand next to a
 * placeholder, where the original has these once and in this order. `undefined` where there is any doubt: a neighbour
 * that was changed or stands in several places, a line that would be there twice.
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
      // The original says how many blank lines there are around what was left out.
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

/** Whether only blank lines are between a blank line and a placeholder. */
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

/** What was left out at a line: all that the source has between the neighbours. */
function gapAt(
  lines: readonly string[],
  at: number,
  holes: ReadonlySet<number>,
  source: readonly string[],
): Gap | undefined {
  const above = neighbours(lines.slice(0, at).toReversed(), (index) => holes.has(at - 1 - index));
  const below = neighbours(lines.slice(at + 1), (index) => holes.has(at + 1 + index));
  // Nothing but another placeholder on a side says nothing about where this one ends.
  if (above === undefined || below === undefined) return undefined;
  // All of it is no answer.
  if (above[0] === end && below[0] === end) return undefined;
  const reversed = source.toReversed();
  const upTo = placeOf(above, reversed) ?? placeByAnchor(above, reversed);
  const downTo = placeOf(below, source) ?? placeByAnchor(below, source);
  if (upTo === undefined || downTo === undefined) return undefined;
  // Counted from the end of the reversed source, a line's index is that of the line behind it.
  const start = source.length - upTo;
  // A placeholder that stands for nothing has been misread.
  return start < downTo ? { start, end: downTo } : undefined;
}

/** Stands behind the last line, on either side: that an answer ends there says as much as a line. */
const end = '\n';

/** The lines next to a placeholder, without the blank ones. */
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

/** Where a source has the first of some lines: the one place where most of them follow each other. */
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

/** Whether lines say the same, however they are indented. The end is like nothing else. */
function isAlike(line: string, other: string | undefined): boolean {
  return line === end || other === end ? line === other : line.trim() === other?.trim();
}

/**
 * Where a source has the first of some lines, when what is beside it was changed: next to the nearest line that both
 * have once, as the bracket that closes a function is next to its head. Not when there are more of it in between.
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

/** Whether a line that is put back was not left out, but moved: then it would be there twice. */
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
