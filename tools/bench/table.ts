import type { Row } from './rows.ts';

const heads = ['name', 'unit', 'ours', 'reference', 'ratio', 'min', 'max', 'n'] as const;

/** The rows as lines for a terminal, numbers to the right, with the heads on top. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [[...heads], ...rows.map((row) => heads.map((head) => cell(row[head])))];
  const widths = heads.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((text, column) =>
          column < 2 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cell(value: string | number | null): string {
  if (value === null) return '–';
  return typeof value === 'string' ? value : value.toLocaleString('en', { maximumFractionDigits: 3 });
}
