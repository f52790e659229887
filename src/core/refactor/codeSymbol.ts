import type { LineRange } from '../text/lineRange.ts';

/** A symbol of a document's outline, as needed for an edit. Lines are counted from 0. */
export interface CodeSymbol {
  name: string;
  lines: LineRange;
  /** The first line of the comments and attributes that belong to it; its own first line if there are none. */
  above: number;
  /**
   * A `unit` is a function, a method or a class. A `value` is a constant or a property, which may hold a function or a
   * table. Anything else is `other`.
   */
  kind: 'unit' | 'value' | 'other';
  children: readonly CodeSymbol[];
}

/**
 * The smallest symbol around a line that is worth rewriting as a whole. A value counts if it has several lines and is
 * outside functions; inside one it is just a statement.
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

/** The lines of a symbol with the comments and attributes that belong to it. */
export function allLines({ above, lines }: CodeSymbol): LineRange {
  return { first: above, last: lines.last };
}

/**
 * The selected lines, extended by what belongs to the symbol that they begin with, if all of that symbol is selected.
 */
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
