import { lineSpans, textSpans } from '../syntax/textSpans.ts';
import { isMarkup, isTextKnown } from './blockEnd.ts';
import { placeholding } from './placeholderWords.ts';

/** A place of an answer where code of the original was left out. */
export interface Placeholder {
  line: number;
  /** It is all that its line says, so that lines of the original can stand in its place. */
  isWholeLine: boolean;
}

/**
 * Finds what stands for code that was left out: comments, and lines of nothing but an ellipsis. What the original or
 * the instruction says itself is none, nor what stands in a string, nor what is code: an empty body of Python, variadic
 * parameters, a spread.
 */
export function findPlaceholders(
  text: string,
  original: { text: string; languageId: string; instruction: string },
): Placeholder[] {
  if (!mayHave.test(text)) return [];
  const { languageId } = original;
  const lines = text.split('\n');
  const spans = lineSpans(text, languageId);
  const known = new Set(original.text.split('\n').map((line) => line.trim()));
  const found: Placeholder[] = [];
  lines.forEach((line, index) => {
    if (spans?.[index] || known.has(line.trim())) return;
    const words = wordsOfComment(line, languageId)?.trim();
    const isOne =
      words === undefined
        ? isBareLine(lines, index, languageId)
        : placeholding(words) !== undefined && !original.instruction.includes(words);
    if (isOne) found.push({ line: index, isWholeLine: true });
  });
  const inLines = [...commentsWithinLines(text, original, known), ...emptiedBlocks(lines, languageId)].filter(
    (line) => !found.some((other) => other.line === line),
  );
  return [...found, ...inLines.map((line) => ({ line, isWholeLine: false }))].sort(
    (one, other) => one.line - other.line,
  );
}

/** No need to look closer where none of these is. */
const mayHave =
  /\.{3}|…|⋯|\b(?:rest|remainder|existing|remaining|unchanged|omitted|elided|truncated|same as|no changes?|keep|stays?|remains?|here|bestehend|restlich|reste|resto)|代码|コード|코드|код/i;

/** The words of a line that is a comment, whatever signs begin one in the language. */
function wordsOfComment(line: string, languageId: string): string | undefined {
  const said = line.trim();
  const html = /^<!--(.*?)--+>$/.exec(said) ?? /^\{?\s*\/\*+(.*?)\*+\/\s*\}?$/.exec(said);
  if (html) return html[1];
  // There a sharp begins a heading, and the other signs mean other things still.
  if (isMarkup(languageId)) return undefined;
  const enclosed = /^\(\*(.*?)\*\)$/.exec(said) ?? /^\{-(.*?)-\}$/.exec(said) ?? /^<#(.*?)#>$/.exec(said);
  if (enclosed) return enclosed[1];
  return /^(?:\/\/+!?|#+|--+|;+|%+|rem\b|')(?!\s*-)(.*)$/i.exec(said)?.[1];
}

/** A line that is only an ellipsis, perhaps with words, where the language has no such line. */
function isBareLine(lines: readonly string[], index: number, languageId: string): boolean {
  const said = (lines[index] ?? '').trim();
  // Between entries of a list; types of Python may be so.
  if (/^(?:\.{3}|…)\s*,$/.test(said)) return isTextKnown(languageId) && languageId !== 'python';
  if (!/^(?:\[?\.{3}\]?|\(\.{3}\)|[[(]?…[\])]?)(?:\s|$)/.test(said) || hasBareEllipsis.has(languageId))
    return false;
  if (isMarkup(languageId)) return false;
  if (/^\.{3}\s*[,)\]}]/.test(said)) return false;
  const how = placeholding(said);
  if (how === 'certain') return true;
  if (how === undefined) return false;
  const above = lines.slice(0, index).findLast((line) => line.trim() !== '') ?? '';
  const below = lines.slice(index + 1).find((line) => line.trim() !== '') ?? '';
  // The last of a list of parameters, types or patterns.
  if (/[,([{|<]\s*$/.test(above) && /^\s*[)\]>|,]/.test(below)) return /\{\s*$/.test(above);
  return languageId !== 'python' || !isPythonBody(above, lines[index] ?? '', below);
}

/** Languages in which a line may be nothing else: an end of a document, a statement, prose. */
const hasBareEllipsis = new Set(
  'yaml dockercompose perl raku plaintext latex tex log git-commit scminput csv tsv'.split(' '),
);

/** `...` as all that a block has, perhaps below its documentation. */
function isPythonBody(above: string, line: string, below: string): boolean {
  const depth = (each: string): number => each.length - each.trimStart().length;
  const isFirst = /:\s*(?:#.*)?$/.test(above)
    ? depth(above) < depth(line)
    : /(?:"""|'''|["'])\s*$/.test(above);
  return isFirst && (below === '' || depth(below) < depth(line));
}

/** Lines on which all of a block is an ellipsis, in languages whose blocks cannot be so. */
function emptiedBlocks(lines: readonly string[], languageId: string): number[] {
  if (!isTextKnown(languageId) || hasBareEllipsis.has(languageId)) return [];
  return lines.flatMap((line, index) => {
    const block = /\{\s*(?:\.{3}|…)\s*\}/.exec(line);
    const isText =
      block &&
      textSpans(line, languageId)?.some(({ start, end }) => start < block.index && block.index < end);
    return block && !isText ? [index] : [];
  });
}

/** Lines of code with a comment in them that stands for more: it cannot be told for what. */
function commentsWithinLines(
  text: string,
  original: { languageId: string; instruction: string },
  known: ReadonlySet<string>,
): number[] {
  const spans = textSpans(text, original.languageId) ?? [];
  return spans.flatMap(({ kind, start, end }) => {
    const comment = text.slice(start, end);
    if (kind !== 'comment' || comment.includes('\n')) return [];
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = text.indexOf('\n', end);
    const line = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
    if (line.trim() === comment.trim() || known.has(line.trim())) return [];
    const words = comment
      .replace(/^(?:\/\*+|\/\/+|#+|--+|\(\*|\{-|<!--)|(?:\*+\/|\*\)|-\}|-->)$/g, '')
      .trim();
    const how = original.instruction.includes(words) ? undefined : placeholding(words);
    const before = text.slice(lineStart, start).trimEnd();
    // Behind what opens, or alone between brackets: where the code would be.
    const isInPlace = /[{([:]$|=>$/.test(before);
    return (how === 'certain' && /\.{3}|…|⋯/.test(words)) || (how !== undefined && isInPlace)
      ? [text.slice(0, start).split('\n').length - 1]
      : [];
  });
}
