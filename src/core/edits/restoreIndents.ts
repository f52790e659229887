import { sameLines, type IndentedLine, type IndentPlace } from './convertIndents.ts';
import { indentationOf } from '../text/indentation.ts';

/**
 * The indentation of each line, as deep as the replaced code. Models tend to begin at the left margin, with all lines
 * or only the first; removed indentation is restored, and never doubled. Other indentation by the model is kept,
 * unless the lines common to both texts show by how much it is off.
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

/** The indentation to use in place of the one that all lines share, if all lines common to both texts agree on it. */
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
 * Whether the other lines have kept their indentation. After a line that opens a block they are deeper than it, so
 * lines at just the expected depth have lost theirs. Elsewhere they are at the same depth.
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

/** Ends of lines after which the next lines are deeper: blocks, brackets, lists and operators. */
const opensMore = /[:{([,=&|+\-*/\\?<>.]\s*$/;

/** The indentation that all of them begin with. */
function commonIndent(indents: readonly string[]): string {
  let [common = ''] = indents;
  for (const indent of indents) while (!indent.startsWith(common)) common = common.slice(0, -1);
  return common;
}
