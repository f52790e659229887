import { describe, expect, test } from 'vitest';
import { createChannelParser } from '../../../../../src/core/formats/harmony/channels.ts';
import { piecesOf } from '../notation.ts';
import { saidBy, saidIn, type Reading } from './compare.ts';
import { readings, type Row } from './readings.ts';

/** The tools that were offered, with names longer than headers usually are. */
const tools: ReadonlySet<string> = new Set(['f', 'g', 'n'.repeat(200), 'long_'.repeat(50)]);

const rows = new Map(readings.map((row) => [row.output, row]));

/** How Hearth reads an output that the reference parser refuses, or reads otherwise. */
function readingFor(row: Row): Reading {
  if (row.meant === undefined) return row;
  const meant = rows.get(row.meant);
  if (!meant) throw new Error(`${row.meant} has no row.`);
  return meant;
}

describe('the reader says what the reference parser reads, or holds it back', () => {
  test('in enough outputs', () => {
    expect(rows.size).toBe(readings.length);
    expect(rows.size).toBeGreaterThan(150);
  });

  test.each([...readings])('$output', (row) => {
    const parser = createChannelParser('header', tools);
    const events = [...piecesOf(row.output).flatMap((piece) => parser.feed(piece)), ...parser.finish()];
    expect(saidBy(events)).toEqual(saidIn(readingFor(row), tools));
  });
});
