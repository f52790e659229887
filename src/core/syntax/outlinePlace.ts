import { unknownPlace, type Container, type SyntaxPlace } from './syntaxPlace.ts';

/** A symbol of a document's outline. Lines are counted from 0, the last one included. */
export interface OutlineItem {
  kind: 'function' | 'type' | 'list' | 'other';
  first: number;
  last: number;
  children: readonly OutlineItem[];
}

/**
 * The syntax around a blank line, by the document's outline: where no grammar ships, language services still know
 * functions, types and lists. `undefined` when the line is in none.
 * @param lineAt the text of a line of the document.
 */
export function outlinePlace(
  outline: readonly OutlineItem[],
  lineAt: (line: number) => string,
  line: number,
): SyntaxPlace | undefined {
  const item = innermost(outline, line);
  if (!item || item.kind === 'other') return undefined;
  const before = item.children.filter((child) => child.last < line).at(-1);
  return {
    ...unknownPlace,
    container: containers[item.kind],
    empty: isEmpty(item, lineAt),
    atItemStart: true,
    itemLines: before ? before.last - before.first + 1 : 0,
  };
}

const containers: Record<Exclude<OutlineItem['kind'], 'other'>, Container> = {
  function: 'statements',
  type: 'members',
  list: 'items',
};

/** The innermost symbol that begins above a line and ends below it. */
function innermost(outline: readonly OutlineItem[], line: number): OutlineItem | undefined {
  const around = outline.find((item) => item.first < line && line < item.last);
  return around && (innermost(around.children, line) ?? around);
}

/** The most lines of a body to examine: one that begins with this many blank lines counts as empty. */
const longestLook = 50;

function isEmpty({ first, last }: OutlineItem, lineAt: (line: number) => string): boolean {
  const end = Math.min(last, first + longestLook);
  for (let line = first + 1; line < end; line++) if (lineAt(line).trim() !== '') return false;
  return true;
}
