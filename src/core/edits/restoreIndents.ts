import { sameLines, type IndentedLine, type IndentPlace } from './convertIndents.ts';
import { indentationOf } from '../text/indentation.ts';

/**
 * The indentation of each line, as deep as what they replace. Models like to begin at the left margin, with all lines
 * or only with the first; what they took away is put back, and never doubled. An indentation of the model's own is left
 * alone, unless the lines that both have show by how much it is off.
 */
export function restoreIndents(lines: readonly IndentedLine[], { original }: IndentPlace): string[] {
  const indents = lines.map(({ indent }) => indent);
  const wanted = commonIndent(original.map(indentationOf));
  const common = commonIndent(indents);
  if (wanted === '' || wanted === common) return indents;
  if (common !== '') {
    const missing = missingShift(lines, original, common);
    return missing === undefined ? indents : indents.map((indent) => missing + indent.slice(common.length));
  }
  if (onlyFirstLost(lines, original, wanted)) return [wanted, ...indents.slice(1)];
  return indents.map((indent) => wanted + indent);
}

/** What should stand for the indentation that all lines have, when the lines that both texts have all say so. */
function missingShift(
  lines: readonly IndentedLine[],
  original: readonly string[],
  common: string,
): string | undefined {
  const same = sameLines(lines, original);
  const bases = new Set(
    same.map(({ ours, theirs }) => {
      const deeper = ours.slice(common.length);
      return theirs.endsWith(deeper) ? theirs.slice(0, theirs.length - deeper.length) : undefined;
    }),
  );
  const [base] = bases;
  return same.length > 1 && bases.size === 1 ? base : undefined;
}

/**
 * Whether the other lines have kept their indentation. After a line that opens something they are deeper than it, so
 * that just as deep as wanted means that all was taken away. Elsewhere they are its equals.
 */
function onlyFirstLost(
  [first, ...others]: readonly IndentedLine[],
  original: readonly string[],
  wanted: string,
): boolean {
  if (!first || first.indent !== '' || others.length === 0) return false;
  if (!commonIndent(others.map(({ indent }) => indent)).startsWith(wanted)) return false;
  const opens = opensMore.test(first.code) || indentationOf(original[1] ?? '').length > wanted.length;
  return !opens || (others[0]?.indent.length ?? 0) > wanted.length;
}

/** Ends of lines that go on deeper: blocks, brackets, lists and operators. */
const opensMore = /[:{([,=&|+\-*/\\?<>.]\s*$/;

/** What all of them begin with. */
function commonIndent(indents: readonly string[]): string {
  let [common = ''] = indents;
  for (const indent of indents) while (!indent.startsWith(common)) common = common.slice(0, -1);
  return common;
}
