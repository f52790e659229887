import type { LineRange } from '../text/lineRange.ts';

/** What a language's outline knows of a document, as far as an edit needs it. Lines are counted from 0. */
export interface CodeSymbol {
  name: string;
  lines: LineRange;
  /** The first line of the comments and attributes that are its own; its first line where none are known. */
  above: number;
  /**
   * A `unit` is a function, a method, a class. A `value` is a constant or a property, which may hold a function or a
   * table. The rest is `other`.
   */
  kind: 'unit' | 'value' | 'other';
  children: readonly CodeSymbol[];
}

/**
 * The smallest symbol around a line that is worth rewriting as a whole. A value counts when it has several lines and
 * stands outside of functions; within one it is a statement of the function.
 */
export function smallestSymbol(symbols: readonly CodeSymbol[], line: number): CodeSymbol | undefined {
  let found: CodeSymbol | undefined;
  let level = symbols;
  for (;;) {
    const around = level.find(({ lines, above }) => above <= line && line <= lines.last);
    if (!around) return found;
    const hasLines = around.lines.last > around.lines.first;
    if (around.kind === 'unit' || (around.kind === 'value' && hasLines && !found)) found = around;
    level = around.children;
  }
}

/** The lines of a symbol with all that is its own. */
export function allLines({ above, lines }: CodeSymbol): LineRange {
  return { first: above, last: lines.last };
}

/** The selected lines with what belongs above to the symbol that they begin with, if all of that is selected. */
export function withOwnOf(symbols: readonly CodeSymbol[], selected: LineRange): LineRange {
  for (const symbol of symbols) {
    const { lines, above } = symbol;
    const isBegun = above <= selected.first && selected.first <= lines.first;
    if (isBegun && lines.last <= selected.last) return { first: above, last: selected.last };
    if (lines.first <= selected.first && selected.first <= lines.last)
      return withOwnOf(symbol.children, selected);
  }
  return selected;
}
