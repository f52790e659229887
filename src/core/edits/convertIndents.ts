import { indentationOf } from '../text/indentation.ts';
import { blockSteps, isAligned, isWidth, opensBlock, type IndentStyle } from '../text/indentStyle.ts';

/** The code that determines an answer's indentation. */
export interface IndentPlace {
  /** The original's lines of code, without blank lines and lines that begin in a string. */
  original: readonly string[];
  style: IndentStyle | undefined;
  languageId: string;
}

/** A line of code, split into indentation and text. */
export interface IndentedLine {
  indent: string;
  code: string;
}

/**
 * The lines with their indentation converted to the style of the original, where both styles are certain. Spaces
 * beyond whole levels are alignment, and stay.
 */
export function convertIndents(lines: readonly string[], place: IndentPlace): IndentedLine[] {
  const split = lines.map((line) => ({
    indent: indentationOf(line),
    code: line.slice(indentationOf(line).length),
  }));
  if (place.style === 'tabs') return toTabs(split, place);
  // A makefile recipe begins with a tab in any style, and tab-separated values are not code.
  if (place.style === undefined || place.languageId === 'makefile') return split;
  return toWidth(fromTabs(split, place.style), place.style, place);
}

function toTabs(lines: readonly IndentedLine[], place: IndentPlace): IndentedLine[] {
  const ofLevels = new Set(lines.filter((_line, index) => !alignsBehindTabs(lines, index)));
  const width = widthForTabs([...ofLevels], place);
  if (width === undefined) return [...lines];
  return lines.map((line) => {
    const { indent, code } = line;
    if (!ofLevels.has(line)) return line;
    const tabs = indent.replace(/[^\t]/g, '').length;
    const blanks = indent.length - tabs;
    const levels = tabs + Math.floor(blanks / width);
    return { indent: '\t'.repeat(levels) + ' '.repeat(blanks % width), code };
  });
}

/** Whether spaces after a line's tabs align it with something open above, because no block begins there. */
function alignsBehindTabs(lines: readonly IndentedLine[], index: number): boolean {
  const { indent = '' } = lines[index] ?? {};
  if (!/^\t+ +$/.test(indent)) return false;
  const outer = lines.slice(0, index).findLast((line) => !line.indent.startsWith(indent));
  return outer !== undefined && indent.startsWith(outer.indent) && !opensBlock(outer.code);
}

/**
 * The number of spaces that stand for a tab in these lines: as deep as the original's first line, or their common
 * divisor.
 */
function widthForTabs(lines: readonly IndentedLine[], { original }: IndentPlace): number | undefined {
  const blanks = lines
    .filter(({ indent, code }) => / {2}/.test(indent) && !code.startsWith('*'))
    .map(({ indent }) => indent.replaceAll('\t', '').length);
  if (blanks.length === 0) return undefined;
  const divides = (width: number): boolean => isWidth(width) && blanks.every((each) => each % width === 0);
  const depth = indentationOf(original[0] ?? '').replace(/[^\t]/g, '').length;
  const first = lines[0]?.indent ?? '';
  const asDeep = first.includes('\t') || depth === 0 ? 0 : first.length / depth;
  if (divides(asDeep)) return asDeep;
  const known = sameLines(lines, original).flatMap(({ ours, theirs }) =>
    /^\t+$/.test(theirs) && /^ +$/.test(ours) ? [ours.length / theirs.length] : [],
  );
  const [one] = known;
  if (one !== undefined && divides(one) && known.every((each) => each === one)) return one;
  const common = blanks.reduce(greatestDivisor);
  return [4, 2, 3, 8].find((width) => width === common) ?? (divides(4) ? 4 : divides(2) ? 2 : undefined);
}

function fromTabs(lines: readonly IndentedLine[], width: number): IndentedLine[] {
  return lines.map(({ indent, code }) => ({ indent: indent.replaceAll('\t', ' '.repeat(width)), code }));
}

/** Converts another number of spaces per level to the file's, relative to the first line. */
function toWidth(lines: readonly IndentedLine[], width: number, place: IndentPlace): IndentedLine[] {
  const steps = blockSteps(lines.map(({ indent, code }) => indent + code));
  const [step] = steps;
  const isOther =
    step !== undefined && step !== width && isWidth(step) && steps.every((each) => each === step);
  if (!isOther) return [...lines];
  const base = Math.min(...lines.map(({ indent }) => indent.length));
  const depths = lines
    .filter(({ indent, code }) => !isAligned(indent + code))
    .map(({ indent }) => indent.length - base);
  if (depths.some((depth) => depth % step !== 0) || keepsDepth(lines, place)) return [...lines];
  // The indentation common to all lines is in the model's own width, or already as deep as the original.
  const isDeep = base === indentationOf(place.original[0] ?? '').length;
  const newBase = isDeep || base % step !== 0 ? base : (base / step) * width;
  return lines.map(({ indent, code }) => {
    const depth = indent.length - base;
    const columns = newBase + Math.floor(depth / step) * width + (depth % step);
    return { indent: ' '.repeat(columns), code };
  });
}

/** Whether the original's lines have the same relative indentation here: then the answer already uses its width. */
function keepsDepth(lines: readonly IndentedLine[], { original }: IndentPlace): boolean {
  const shifts = sameLines(lines, original).map(({ ours, theirs }) => [ours.length, theirs.length] as const);
  const depths = new Set(shifts.map(([, theirs]) => theirs));
  return depths.size > 1 && new Set(shifts.map(([ours, theirs]) => ours - theirs)).size === 1;
}

/** The indentations, in both texts, of lines that occur once in each. */
export function sameLines(
  lines: readonly IndentedLine[],
  original: readonly string[],
): { ours: string; theirs: string }[] {
  const theirs = indentsOfUnique(original.map((line) => [line.trim(), indentationOf(line)]));
  const ours = indentsOfUnique(lines.map(({ indent, code }) => [code.trim(), indent]));
  return [...ours].flatMap(([code, indent]) => {
    const other = theirs.get(code);
    return other === undefined ? [] : [{ ours: indent, theirs: other }];
  });
}

function indentsOfUnique(lines: readonly (readonly [code: string, indent: string])[]): Map<string, string> {
  const indents = new Map<string, string>();
  const twice = new Set<string>();
  for (const [code, indent] of lines) {
    if (indents.has(code)) twice.add(code);
    indents.set(code, indent);
  }
  for (const code of twice) indents.delete(code);
  return indents;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
