import type { TextWindow } from '../../text/textWindow.ts';
import { indentationOf } from '../../text/indentation.ts';
import { isInsideText } from './insideText.ts';

/** How the editor indents a document, by its settings or as detected. */
export interface EditorIndentation {
  insertSpaces: boolean;
  /** Spaces per level. */
  size: number;
}

/** How a text is indented: with tabs, or with this many spaces per level. */
type Style = 'tabs' | number;

/**
 * Converts the indentation of an answer's lines to the file's own style: tabs or spaces, and as many spaces per level
 * as in the file. Only when both styles are certain, and not for continuation lines and diagrams.
 * @param editor decides where the file has too little indentation to tell.
 */
export function fitIndentation(
  text: string,
  window: TextWindow,
  languageId: string,
  editor: EditorIndentation | undefined,
): string {
  const isFirstOwn = window.lineBefore === '' && /^[ \t]/.test(text);
  // Multi-line strings and comments have their own indentation.
  if ((!text.includes('\n') && !isFirstOwn) || /"""|'''|`/.test(text) || isInsideText(window, languageId))
    return text;
  const style = styleOf(window, editor);
  if (style === undefined) return text;
  const lines = text.split('\n');
  if (style === 'tabs') return toTabs(lines, window);
  // Recipes in a makefile begin with a tab in any style.
  if (languageId === 'makefile') return text;
  return toWidth(fromTabs(lines, style, window), style, window);
}

/** UTF-16 code units per indentation level, if that is certain. */
export function levelWidth(window: TextWindow, editor: EditorIndentation | undefined): number | undefined {
  const style = styleOf(window, editor);
  return style === 'tabs' ? 1 : style;
}

/** Indented lines needed to determine a style. */
const enough = 3;

/** The file's own style, or the editor's if the file gives none. */
function styleOf(
  { prefix, suffix, lineBefore }: TextWindow,
  editor: EditorIndentation | undefined,
): Style | undefined {
  const lines = (prefix + suffix).split('\n');
  const indents = indentsOf(lines);
  const tabs = indents.filter((indent) => indent.startsWith('\t')).length;
  const blanks = indents.length - tabs;
  if (tabs >= 1 && tabs >= 4 * blanks) return 'tabs';
  const widths = steps(lines);
  if (blanks >= enough && tabs === 0) {
    const [width = 0, count = 0] = mostOften(widths);
    if (count >= enough && count >= 0.8 * widths.length && levels.has(width)) return width;
  }
  if (!editor) return undefined;
  // The editor has indented the cursor's line.
  if (lineBefore.trim() === '' && lineBefore !== '') indents.push(lineBefore);
  if (!editor.insertSpaces) return indents.every((indent) => indent.startsWith('\t')) ? 'tabs' : undefined;
  const agrees =
    indents.every((indent) => /^ *$/.test(indent) && indent.length % editor.size === 0) &&
    widths.every((width) => width === editor.size);
  return agrees && levels.has(editor.size) ? editor.size : undefined;
}

const levels = new Set([2, 3, 4, 8]);

/** The indentation of each indented line. Lines of block comments are off by one space, and aligned lines vary. */
function indentsOf(lines: readonly string[]): string[] {
  return lines.map(indentOf).filter((indent): indent is string => indent !== undefined && indent !== '');
}

function indentOf(line: string): string | undefined {
  return line.trim() === '' || /^\s*\*/.test(line) ? undefined : indentationOf(line);
}

/** By how much each line is indented further than the line above, where that opens a block. */
function steps(lines: readonly string[]): number[] {
  const found: number[] = [];
  let above: string | undefined;
  for (const line of lines) {
    const indent = indentOf(line);
    if (indent === undefined) continue;
    const step = indent.length - indentationOf(above ?? '').length;
    if (above !== undefined && opensBlock(above) && step > 0) found.push(step);
    above = line;
  }
  return found;
}

function opensBlock(line: string): boolean {
  return /(?:[{:]|=>|\b(?:then|do|else))\s*$/.test(line);
}

function mostOften(numbers: readonly number[]): [number?, number?] {
  const counts = new Map<number, number>();
  for (const each of numbers) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
}

/** Converts spaces to tabs by the width that the answer's own lines show; the remainder is alignment, and stays. */
function toTabs(lines: readonly string[], window: TextWindow): string {
  const from = firstOwn(window);
  const blank = lines.slice(from).filter((line) => /^ {2}/.test(indentOf(line) ?? ''));
  const width = blank.length > 0 ? widthOf(lines, window) : undefined;
  if (width === undefined) return lines.join('\n');
  return mapIndents(lines, from, (indent) =>
    /^ /.test(indent)
      ? '\t'.repeat(Math.floor(indent.length / width)) + ' '.repeat(indent.length % width)
      : indent,
  );
}

/**
 * The spaces per level of an answer for a file with tabs: its lines are as deep as the cursor's, or one level deeper.
 */
function widthOf(lines: readonly string[], { lineBefore }: TextWindow): number | undefined {
  const first = lines[0] ?? '';
  // At the start of a line, that is the indentation of the first line.
  const own = lineBefore === '' ? indentationOf(first).length : 0;
  if (own > 0) return levels.has(own) ? own : undefined;
  const depth = indentationOf(lineBefore + first).replace(/[^\t]/g, '').length;
  const next = lines.slice(1).find((line) => indentOf(line) !== undefined);
  const columns = next === undefined ? 0 : indentationOf(next).replaceAll('\t', '').length;
  const level = opensBlock(lineBefore + first) || /[([]\s*$/.test(lineBefore + first) ? depth + 1 : depth;
  const width = level > 0 ? columns / level : 0;
  return levels.has(width) ? width : undefined;
}

function fromTabs(lines: readonly string[], width: number, window: TextWindow): string[] {
  return mapIndents(lines, firstOwn(window), (indent) => indent.replaceAll('\t', ' '.repeat(width))).split(
    '\n',
  );
}

/** Converts another number of spaces per level to the file's, relative to the cursor's line. */
function toWidth(lines: readonly string[], width: number, { lineBefore }: TextWindow): string {
  const text = lines.join('\n');
  const base = indentationOf(lineBefore + (lines[0] ?? '')).length;
  const own = steps([' '.repeat(base) + (lineBefore + (lines[0] ?? '')).trim(), ...lines.slice(1)]);
  const [step = width] = mostOften(own);
  // A single deeper line may be a continuation line: it takes two steps, a step back, or a block to recognise a style.
  const isSure =
    own.length > 1 ||
    lines.slice(2).some((line) => indentOf(line)?.length === base) ||
    (/^\s*[\w@]/.test(lineBefore + (lines[0] ?? '')) && (indentOf(lines[1] ?? '')?.length ?? 0) > base);
  const isOther = isSure && step !== width && levels.has(step) && own.every((each) => each === step);
  const fits = lines.slice(1).every((line) => {
    const indent = indentOf(line);
    return indent === undefined || (indent.length - base) % step === 0;
  });
  if (!isOther || !fits) return text;
  return mapIndents(lines, 1, (indent) =>
    ' '.repeat(Math.max(0, base + ((indent.length - base) / step) * width)),
  );
}

/**
 * The first line whose indentation comes only from the answer: the first line continues the cursor's, unless that is
 * empty.
 */
function firstOwn({ lineBefore }: TextWindow): number {
  return lineBefore === '' ? 0 : 1;
}

function mapIndents(lines: readonly string[], from: number, map: (indent: string) => string): string {
  return lines
    .map((line, index) => {
      const indent = index < from ? undefined : indentOf(line);
      return indent === undefined ? line : map(indent) + line.slice(indent.length);
    })
    .join('\n');
}
