import type { LineRange } from '../text/lineRange.ts';

/** What a language's outline knows of a document, as far as an edit needs it. Lines are counted from 0. */
export interface CodeSymbol {
  name: string;
  lines: LineRange;
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
    const around = level.find(({ lines }) => lines.first <= line && line <= lines.last);
    if (!around) return found;
    const hasLines = around.lines.last > around.lines.first;
    if (around.kind === 'unit' || (around.kind === 'value' && hasLines && !found)) found = around;
    level = around.children;
  }
}
