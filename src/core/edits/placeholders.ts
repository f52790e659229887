import { lineSpans, textSpans } from '../syntax/textSpans.ts';
import { indentationOf } from '../text/indentation.ts';
import { isMarkup, isTextKnown } from './blockEnd.ts';
import { placeholding, standsForBlock } from './placeholderWords.ts';

/** A place in an answer where code of the original was left out. */
export interface Placeholder {
  line: number;
  /** It is the only thing on its line, so that lines of the original can replace it. */
  isWholeLine: boolean;
}

/**
 * Finds placeholders for omitted code: comments, and lines with only an ellipsis. Not those that the original or the
 * instruction contains itself, or that are in a string, nor ellipses that are code: an empty Python body, variadic
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
        : !original.instruction.includes(words) &&
          (placeholding(words) !== undefined ||
            (standsForBlock(words) && isAllOfBlock(lines, index) && loses(lines, original)));
    if (isOne) found.push({ line: index, isWholeLine: true });
  });
  const inLines = [...commentsWithinLines(text, original, known), ...emptiedBlocks(lines, languageId)].filter(
    (line) => !found.some((other) => other.line === line),
  );
  return [...found, ...inLines.map((line) => ({ line, isWholeLine: false }))].sort(
    (one, other) => one.line - other.line,
  );
}

/** A quick test for whether the text may contain any. */
const mayHave =
  /\.{3}|…|⋯|\b(?:rest|remainder|existing|remaining|unchanged|omitted|elided|truncated|skipped|untouched|unmodified|abbreviated|snip\w*|as before|same|no changes?|keep|stays?|remains?|here|bestehend|restlich|reste|resto)|代码|コード|코드|код/i;

/** The words of a comment line, whatever begins a comment in the language. */
function wordsOfComment(line: string, languageId: string): string | undefined {
  const said = line.trim();
  const html = /^<!--(.*?)--+>$/.exec(said) ?? /^\{?\s*\/\*+(.*?)\*+\/\s*\}?$/.exec(said);
  if (html) return html[1];
  // There `#` begins a heading, and the other signs have other meanings.
  if (isMarkup(languageId)) return undefined;
  const enclosed = /^\(\*(.*?)\*\)$/.exec(said) ?? /^\{-(.*?)-\}$/.exec(said) ?? /^<#(.*?)#>$/.exec(said);
  if (enclosed) return enclosed[1];
  return /^(?:\/\/+!?|#+|--+|;+|%+|rem\b|')(?!\s*-)(.*)$/i.exec(said)?.[1];
}

/** Whether a line is the only one between a line above and a line below that are less indented. */
function isAllOfBlock(lines: readonly string[], index: number): boolean {
  const depth = (line: string | undefined): number => (line === undefined ? 0 : indentationOf(line).length);
  const above = lines.slice(0, index).findLast((line) => line.trim() !== '');
  const below = lines.slice(index + 1).find((line) => line.trim() !== '');
  const own = depth(lines[index]);
  return above !== undefined && depth(above) < own && depth(below) < own;
}

/** Whether the answer lacks code of the original. A comment may well replace a comment. */
function loses(lines: readonly string[], original: { text: string; languageId: string }): boolean {
  const kept = new Set(lines.map((line) => line.trim()));
  return original.text
    .split('\n')
    .some(
      (line) =>
        /[\p{L}\p{N}]/u.test(line) &&
        !kept.has(line.trim()) &&
        wordsOfComment(line, original.languageId) === undefined,
    );
}

/** Whether a line is only an ellipsis, perhaps with words, in a language without such lines. */
function isBareLine(lines: readonly string[], index: number, languageId: string): boolean {
  const said = (lines[index] ?? '').trim();
  // Between the entries of a list; Python types may look like that.
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

/** Languages in which a line may be only an ellipsis: the end of a document, a statement, prose. */
const hasBareEllipsis = new Set(
  'yaml dockercompose perl raku plaintext latex tex log git-commit scminput csv tsv'.split(' '),
);

/** Whether `...` is the whole body of a block, perhaps below its docstring. */
function isPythonBody(above: string, line: string, below: string): boolean {
  const depth = (each: string): number => each.length - each.trimStart().length;
  const isFirst = /:\s*(?:#.*)?$/.test(above)
    ? depth(above) < depth(line)
    : /(?:"""|'''|["'])\s*$/.test(above);
  return isFirst && (below === '' || depth(below) < depth(line));
}

/** Lines with a block whose body is only an ellipsis, in languages where that is not code. */
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

/** Lines of code that contain a placeholder comment; what it stands for is unknown. */
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
    // After an opening bracket or alone between brackets, where the code would be.
    const isInPlace = /[{([:]$|=>$/.test(before);
    return (how === 'certain' && /\.{3}|…|⋯/.test(words)) || (how !== undefined && isInPlace)
      ? [text.slice(0, start).split('\n').length - 1]
      : [];
  });
}
