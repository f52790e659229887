import type { TextWindow } from '../../text/textWindow.ts';
import { indentationOf } from '../../text/indentation.ts';
import {
  blockSteps,
  isAligned,
  isWidth,
  opensBlock,
  styleOf,
  type IndentStyle,
} from '../../text/indentStyle.ts';
import { isInsideText } from './insideText.ts';

/** How the editor indents a document, by its settings or as detected. */
export interface EditorIndentation {
  insertSpaces: boolean;
  /** Spaces per level. */
  size: number;
}

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
  const style = ownStyle(window, editor);
  if (style === undefined) return text;
  const lines = text.split('\n');
  if (style === 'tabs') return toTabs(lines, window);
  // Recipes in a makefile begin with a tab in any style.
  if (languageId === 'makefile') return text;
  return toWidth(fromTabs(lines, style, window), style, window);
}

/** UTF-16 code units per indentation level, if that is certain. */
export function levelWidth(window: TextWindow, editor: EditorIndentation | undefined): number | undefined {
  const style = ownStyle(window, editor);
  return style === 'tabs' ? 1 : style;
}

/** The file's own style, or the editor's if the file gives none. */
function ownStyle(
  { prefix, suffix, lineBefore }: TextWindow,
  editor: EditorIndentation | undefined,
): IndentStyle | undefined {
  const lines = (prefix + suffix).split('\n');
  const style = styleOf(lines);
  if (style !== undefined || !editor) return style;
  // The editor has indented the cursor's line.
  const isOfEditor = lineBefore.trim() === '' && lineBefore !== '';
  const indents = indentsOf(isOfEditor ? [...lines, `${lineBefore}.`] : lines);
  if (!editor.insertSpaces) return indents.every((indent) => indent.startsWith('\t')) ? 'tabs' : undefined;
  const agrees =
    indents.every((indent) => /^ *$/.test(indent) && indent.length % editor.size === 0) &&
    blockSteps(lines).every((step) => step === editor.size);
  return agrees && isWidth(editor.size) ? editor.size : undefined;
}

/** The indentation of each indented line. Lines of block comments are off by one space, and aligned lines vary. */
function indentsOf(lines: readonly string[]): string[] {
  return lines.map(indentOf).filter((indent): indent is string => indent !== undefined && indent !== '');
}

function indentOf(line: string): string | undefined {
  return line.trim() === '' || isAligned(line) ? undefined : indentationOf(line);
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
  if (own > 0) return isWidth(own) ? own : undefined;
  const depth = indentationOf(lineBefore + first).replace(/[^\t]/g, '').length;
  const next = lines.slice(1).find((line) => indentOf(line) !== undefined);
  const columns = next === undefined ? 0 : indentationOf(next).replaceAll('\t', '').length;
  const level = opensBlock(lineBefore + first) || /[([]\s*$/.test(lineBefore + first) ? depth + 1 : depth;
  const width = level > 0 ? columns / level : 0;
  return isWidth(width) ? width : undefined;
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
  const own = blockSteps([' '.repeat(base) + (lineBefore + (lines[0] ?? '')).trim(), ...lines.slice(1)]);
  const [step = width] = own;
  // A single deeper line may be a continuation line: it takes two steps, a step back, or a block to recognise a style.
  const isSure =
    own.length > 1 ||
    lines.slice(2).some((line) => indentOf(line)?.length === base) ||
    (/^\s*[\w@]/.test(lineBefore + (lines[0] ?? '')) && (indentOf(lines[1] ?? '')?.length ?? 0) > base);
  const isOther = isSure && step !== width && isWidth(step) && own.every((each) => each === step);
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
