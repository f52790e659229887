import { describe, expect, test } from 'vitest';
import { heldLines, shareLines } from '../../../src/core/edits/anchor.ts';
import type { RangeChange } from '../../../src/core/text/moveRange.ts';
import { Desk } from './desk.ts';
import { positionAt, seeded } from './texts.ts';

describe('whatever the documents, the answers and the typing', () => {
  const rounds = 3000;
  const random = seeded(11);
  const line = (): string => ['', 'a', 'b', '}', 'ab', ' a'][random(6)]!;
  const randomLines = (): string[] => Array.from({ length: 1 + random(9) }, line);

  /** Another text that has much in common with a text. */
  function answered(lines: readonly string[]): string {
    const changed = lines.flatMap((each) =>
      random(3) > 0 ? [each] : [[], ['M'], [each, 'M'], ['M', each], ['M', '', 'N']][random(5)]!,
    );
    return changed.join('\n');
  }

  test('without typing, accepting all gives the answer, and rejecting all the document', () => {
    for (let round = 0; round < rounds; round++) {
      const lines = randomLines();
      const [before, after] = [lines.join('\n'), answered(lines)];
      const desk = new Desk(before, after);
      desk.accept(desk.all);
      expect(desk.text).toBe(after);
      const rejected = new Desk(before, after);
      rejected.tell({ type: 'rejected', hunks: rejected.all });
      rejected.accept(rejected.all);
      expect(rejected.text).toBe(before);
      const single = new Desk(before, after);
      const order = single.all;
      while (order.length > 0) single.accept(order.splice(random(order.length), 1));
      expect(single.text).toBe(after);
    }
  });

  /** A character of a document and where it comes from: its offset at first, or `undefined`. */
  interface Mark {
    character: string;
    from: number | undefined;
  }

  /** The changes to a document of marks that the user makes: one or two, apart from one another. */
  function typing(text: string): RangeChange[] {
    const offsets = Array.from({ length: 4 }, () => random(text.length + 1)).sort((a, b) => a - b);
    const [a, b, c, d] = offsets as [number, number, number, number];
    const written = () => ['', 'U', '\n', 'U\n', '\nU', 'UV'][random(6)]!;
    const change = (start: number, end: number): RangeChange => ({
      range: { start: positionAt(text, start), end: positionAt(text, end) },
      text: written(),
    });
    // Most people type; only sometimes is something taken out, or changed at two places at once.
    switch (random(4)) {
      case 0:
        return [change(a, b)];
      case 1:
        return b < c ? [change(a, b), change(c, d)] : [change(a, a)];
      default:
        return [change(a, a)];
    }
  }

  test('with typing, each hunk goes to its own lines or nowhere, and nothing else changes', () => {
    let [kept, stale] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const lines = randomLines();
      const desk = new Desk(lines.join('\n'), answered(lines));
      const first = desk.text;
      let marks: Mark[] = first.split('').map((character, from) => ({ character, from }));
      const owned = desk.proposal.map(({ anchor: { range } }) => range);
      const offset = (text: string, place: { line: number; character: number }): number =>
        text.split('\n').slice(0, place.line).join('\n').length + (place.line > 0 ? 1 : 0) + place.character;

      for (let step = random(4); step >= 0; step--) {
        const changes = typing(desk.text);
        for (const { range, text } of changes.toReversed())
          marks = [
            ...marks.slice(0, offset(desk.text, range.start)),
            ...text.split('').map((character) => ({ character, from: undefined })),
            ...marks.slice(offset(desk.text, range.end)),
          ];
        desk.change(changes);
        expect(desk.text).toBe(marks.map(({ character }) => character).join(''));
      }

      const documentLines = desk.text.split('\n');
      for (const [index, { anchor, status }] of desk.proposal.entries()) {
        const [from, to] = [offset(first, owned[index]!.start), offset(first, owned[index]!.end)];
        const start = marks.findIndex((mark) => mark.from === from);
        const isWhole =
          to > from &&
          start >= 0 &&
          Array.from({ length: to - from }, (_, at) => marks[start + at]?.from === from + at).every(
            Boolean,
          ) &&
          (start === 0 || marks[start - 1]?.character === '\n') &&
          (start + to - from === marks.length || marks[start + to - from]?.character === '\n');
        const held = heldLines(anchor, documentLines);
        const isShared = desk.proposal.some(
          (other) => other.anchor !== anchor && shareLines(other.anchor, anchor),
        );
        if (!isShared || !held) expect(status.type).toBe(held ? 'proposed' : 'stale');
        if (isWhole) expect(offset(desk.text, anchor.range.start)).toBe(start);
        if (isWhole) expect(status.type).toBe('proposed');
        if (status.type === 'stale') stale++;
        if (!held) continue;
        kept++;
        // Also where it was taken out and written again: what stood above stands above, and what stood below, below.
        const [begin, end] = [offset(desk.text, anchor.range.start), offset(desk.text, anchor.range.end)];
        for (const [at, mark] of marks.entries()) {
          if (mark.from === undefined) continue;
          if (mark.from < from) expect(at).toBeLessThan(begin);
          if (mark.from > to) expect(at).toBeGreaterThanOrEqual(end);
        }
      }

      const expected = documentLines.flatMap((text, at) => {
        const own = desk.proposal.find(({ anchor, status }) => {
          const held = heldLines(anchor, documentLines);
          return held && status.type === 'proposed' && held.first <= at && at <= held.last;
        });
        if (!own) return [text];
        return heldLines(own.anchor, documentLines)?.first === at ? own.inserted : [];
      });
      desk.accept(desk.all);
      expect(desk.text).toBe(expected.join('\n'));
    }
    expect(kept).toBeGreaterThan(rounds / 4);
    expect(stale).toBeGreaterThan(rounds / 4);
  });
});
