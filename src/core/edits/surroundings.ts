import { breaksBalance, countLooseClosers, isSameBalance } from './bracketBalance.ts';
import { declaresEnclosing } from './declaredAgain.ts';
import { withoutLooseWords } from './looseWords.ts';

/** An answer without the surrounding code that it repeats; in doubt when it may have changed that code, too. */
export interface Trimmed {
  text: string;
  isDoubtful: boolean;
}

/** The most lines of surrounding code to compare, on each side. */
const reach = 2000;

/**
 * Removes the lines before and after the selection that an answer repeats, however many: the whole file if it repeats
 * that. Only what is certain: block headers, declarations and several lines at once, and brackets that have nothing to
 * close.
 */
export function withoutSurroundings(
  text: string,
  original: { text: string; languageId: string; before: string; after: string },
): Trimmed {
  const { languageId } = original;
  const lines = text.split('\n');
  const own = filled(original.text.split('\n'));
  const before = filled(original.before.split('\n').slice(-reach));
  const after = filled(original.after.split('\n').slice(0, reach));
  // An answer that closes more than it opens runs into the code behind.
  const isLoose = countLooseClosers(text, languageId) > countLooseClosers(original.text, languageId);
  const isTail = isLoose ? says : isCertain;
  // An answer that repeats one side also repeats the other, even if that is a single line.
  const isTailSure = repeatedAtEnd(lines, after, own, isTail) !== undefined;
  const start = repeatedAtStart(lines, before, own, isTailSure ? says : isCertain);
  const withoutHead = lines.slice(start);
  const end = repeatedAtEnd(withoutHead, after, own, start > 0 ? says : isTail);
  const kept = withoutHead.slice(0, end ?? withoutHead.length);
  const trimmed = withoutLooseWords(withoutLooseClosers(kept, after, original), after, own);
  const inner = trimmed.join('\n').trimEnd();
  if (inner.trim() === '') return { text, isDoubtful: lines.some((line) => line.trim() !== '') };
  const isDoubtful =
    beginsOrEndsTheFile(filled(trimmed), before, after, own) ||
    (trimmed.length < lines.length && !isSameBalance(inner, original.text, languageId)) ||
    breaksBalance(inner, original) ||
    declaresEnclosing(inner, original);
  return isDoubtful ? { text, isDoubtful } : { text: inner, isDoubtful };
}

function filled(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** How many lines at the start of an answer are the last ones before the selection. */
function repeatedAtStart(
  lines: readonly string[],
  before: readonly string[],
  own: readonly string[],
  isSure: IsSure,
): number {
  const indexes = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  for (let count = Math.min(indexes.length, before.length); count > 0; count--) {
    const last = before.slice(-count);
    if (!last.every((line, index) => line === lines[indexes[index] ?? -1]?.trim())) continue;
    const isOwn = last.every((line, index) => line === own[index]);
    if (!isOwn && isSure(last, declares)) return indexes[count] ?? lines.length;
  }
  return 0;
}

/** The index at the end of an answer where the first lines after the selection begin. */
function repeatedAtEnd(
  lines: readonly string[],
  after: readonly string[],
  own: readonly string[],
  isSure: IsSure,
): number | undefined {
  const indexes = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  for (let count = Math.min(indexes.length, after.length); count > 0; count--) {
    const first = after.slice(0, count);
    const from = indexes.length - count;
    if (!first.every((line, index) => line === lines[indexes[from + index] ?? -1]?.trim())) continue;
    const isOwn = first.every((line, index) => line === own[own.length - count + index]);
    if (!isOwn && isSure(first, leaves)) return indexes[from];
  }
  return undefined;
}

/** Whether it is no accident that lines are the same in both. */
type IsSure = (lines: readonly string[], alone: RegExp) => boolean;

function says(lines: readonly string[]): boolean {
  return lines.some((line) => /[\p{L}\p{N}]/u.test(line));
}

/**
 * Several lines with content are no accident; a single one only if it cannot legitimately occur twice. Lines of
 * brackets tell nothing: one that opens belongs to the line above, and one that closes may close a block of the answer.
 */
function isCertain(lines: readonly string[], alone: RegExp): boolean {
  const telling = lines.filter((line) => says([line]));
  const [line = ''] = telling;
  if (telling.length === 1) {
    const whole = lines.slice(lines.indexOf(line));
    return (
      (line.length >= 6 || /^def \w/.test(line)) &&
      alone.test(whole.join('')) &&
      !whole.slice(1).some((each) => /[)\]}]/.test(each))
    );
  }
  return new Set(telling).size > 1 && lines.join('').length >= 15;
}

/** Declarations, which are errors when repeated in a row, in most languages. */
const declaration =
  '(?:export\\b|(?:public |private |protected |internal |static |async |final |abstract |default |pub |local )*' +
  '(?:const|let|var|function|class|interface|enum|type|def|fn|func|fun|struct|trait|impl|import|from|package|namespace|using|module|require|include|use)\\b)';

/** Lines that cannot be repeated right before themselves: declarations, block headers, decorators, doc comments. */
const declares = new RegExp(
  String.raw`^${declaration}|^.*[\w)\]>"'][^\n]*[{:(]$|^@\w|^#\[|^\[\w+.*\]$|^/\*\*.*\*/$|^///`,
);

/** Lines that cannot be repeated right after themselves: declarations, and statements that leave the block. */
const leaves = new RegExp(
  String.raw`^${declaration}|^(?:return|break|continue|throw|raise|goto)\b|^@\w|^#\[`,
);

/** Removes trailing closing brackets that close nothing in the answer, if the following code has the same ones. */
function withoutLooseClosers(
  lines: readonly string[],
  after: readonly string[],
  { text, languageId }: { text: string; languageId: string },
): readonly string[] {
  const loose = (code: string): number => countLooseClosers(code, languageId);
  let kept = lines;
  for (;;) {
    const now = loose(kept.join('\n'));
    if (now === 0 || now <= loose(text)) return kept;
    const at = kept.findLastIndex((line) => line.trim() !== '');
    const line = kept[at]?.trim() ?? '';
    if (!/^[)\]}]+[;,]?$/.test(line) || line !== after[0]) return lines;
    kept = kept.slice(0, at);
    after = after.slice(1);
  }
}

/** Whether the answer begins or ends like the file, without matching exactly. */
function beginsOrEndsTheFile(
  lines: readonly string[],
  before: readonly string[],
  after: readonly string[],
  own: readonly string[],
): boolean {
  const [head] = before;
  const tail = after.at(-1);
  const begins = head !== undefined && before.length > 1 && lines[0] === head && own[0] !== head;
  const ends = tail !== undefined && after.length > 1 && lines.at(-1) === tail && own.at(-1) !== tail;
  return (begins && isTelling(head)) || (ends && isTelling(tail));
}

function isTelling(line: string): boolean {
  return line.length >= 8 && /\p{L}{3}/u.test(line);
}
