import { holeTitles } from '../hole.ts';
import type { Estimate } from '../interval.ts';
import type { Row } from './summary.ts';

/** The rows as text for a terminal, one block for each kind of hole. */
export function formatTable(rows: readonly Row[]): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const width = Math.max(...rows.map(({ title }) => title.length), 0);
  return kinds
    .map((kind) => {
      const own = rows.filter((row) => row.kind === kind);
      const tested = own.some(({ passed }) => passed);
      const head = [
        'exact match'.padEnd(19),
        'edit similarity'.padEnd(19),
        ...(tested ? ['passes its test'.padEnd(19)] : []),
        'more/less right',
        'tokens',
      ];
      const lines = own.map((row) =>
        [
          row.title.padEnd(width),
          formatEstimate(row.exact),
          formatEstimate(row.similarity),
          ...(tested ? [row.passed ? formatEstimate(row.passed) : ''.padEnd(19)] : []),
          (row.against ? `+${row.against.better} −${row.against.worse}` : '').padEnd(15),
          String(Math.round(row.medianGeneratedTokens)).padStart(6),
        ].join('  '),
      );
      return [
        `${holeTitles[kind]}, n = ${own[0]?.exact.n ?? 0}; exact match can reach ${percentOf(own[0]?.reachable)}`,
        [''.padEnd(width), ...head].join('  '),
        ...lines,
      ].join('\n');
    })
    .join('\n\n');
}

/** `98 %`. */
export function percentOf(estimate: Estimate | undefined): string {
  return `${(100 * (estimate?.value ?? NaN)).toFixed(0)} %`;
}

/** `44.0 % [31, 58]`: the value, and the interval of 95 %, both in per cent. */
export function formatEstimate({ value, low, high }: Estimate): string {
  const percent = (share: number): string => (100 * share).toFixed(0);
  return `${(100 * value).toFixed(1).padStart(5)} % [${percent(low)}, ${percent(high)}]`.padEnd(19);
}
