import { describe, expect, test } from 'vitest';
import { heldLines, shareLines } from '../../../src/core/edits/anchor.ts';
import {
  changesOf,
  nextProposal,
  propose,
  proposedHunk,
  type Proposal,
  type ProposalEvent,
} from '../../../src/core/edits/proposal.ts';
import type { RangeChange } from '../../../src/core/text/moveRange.ts';
import { applied, positionAt, seeded } from './texts.ts';

/** A document with an edit that is proposed for it, as the user and the editor go on with both. */
class Desk {
  text: string;
  proposal: Proposal;

  constructor(before: string, after: string) {
    this.text = before;
    this.proposal = propose(before.split('\n'), after.split('\n'));
  }

  get all(): number[] {
    return this.proposal.map((_, index) => index);
  }

  tell(event: ProposalEvent): void {
    this.proposal = nextProposal(this.proposal, event);
  }

  /** Changes the document; from bottom to top, as VS Code tells it. */
  change(changes: readonly RangeChange[]): void {
    this.text = applied(this.text, changes);
    this.tell({ type: 'changed', changes: changes.toReversed(), document: this.text.split('\n') });
  }

  /** Writes a text in place of the first such place, and touches no more of it than differs. */
  retype(place: string, text: string): void {
    let [start, end, head] = [this.text.indexOf(place), this.text.indexOf(place) + place.length, 0];
    while (head < text.length && start < end && this.text[start] === text[head])
      [start, head] = [start + 1, head + 1];
    let tail = text.length;
    while (tail > head && end > start && this.text[end - 1] === text[tail - 1])
      [end, tail] = [end - 1, tail - 1];
    this.type(start, end, text.slice(head, tail));
  }

  /** Replaces what stands between two offsets. */
  type(start: number, end: number, text: string): void {
    const range = { start: positionAt(this.text, start), end: positionAt(this.text, end) };
    this.change([{ range, text }]);
  }

  accept(hunks: readonly number[]): void {
    const changes = changesOf(this.proposal, hunks, this.text.split('\n'));
    this.tell({ type: 'accepted', hunks });
    this.change(changes);
  }
}

describe('an edit while the document changes', () => {
  const before = 'import a\n\nfunction one() {\n  var x = 1;\n}\n\nfunction two() {\n  var y = 2;\n}';
  const after = before.replace('var x', 'let x').replace('var y', 'let y');
  /** `typed` stands in place of the first `place`. */
  test.each([
    ['a line added above', 'import a', 'import b\nimport a'],
    ['a line added in another function', 'function two() {', 'function two() {\n  log();'],
    ['a line end at the end', '  var y = 2;\n}', '  var y = 2;\n}\n'],
    ['blanks taken away elsewhere', 'import a', 'import a  '],
    ['a line added right above it', '{\n  var x', '{\n  log();\n  var x'],
    ['a line added right below it', 'x = 1;', 'x = 1;\n  log();'],
    ['the line above it', 'one()', 'uno()'],
  ])('%s: it goes on', (_name, place, typed) => {
    const desk = new Desk(before, after);
    desk.retype(place, typed);
    expect(desk.proposal.map(({ status }) => status.type)).toEqual(['proposed', 'proposed']);
    desk.accept(desk.all);
    expect(desk.text).toBe(before.replace(place, typed).replace('var x', 'let x').replace('var y', 'let y'));
  });

  test.each([
    ['a word in it', 'x = 1', 'x = 2', 'changed'],
    ['a blank at its end', 'x = 1;', 'x = 1; ', 'changed'],
    ['its indentation', '  var x', '    var x', 'changed'],
    ['it is taken out', '  var x = 1;\n', '', 'removed'],
    ['with what is around it', 'one() {\n  var x = 1;\n}', 'zero() {}', 'changed'],
    ['its line joined to the one above', '{\n  var x', '{ var x', 'changed'],
    ['its line joined to the one below', '1;\n}', '1; }', 'changed'],
  ])('%s: that hunk is stale, and the other goes on', (_name, place, typed, reason) => {
    const desk = new Desk(before, after);
    desk.retype(place, typed);
    expect(desk.proposal.map(({ status }) => status)).toEqual([
      { type: 'stale', reason },
      { type: 'proposed' },
    ]);
    desk.accept(desk.all);
    expect(desk.text).toBe(before.replace(place, typed).replace('var y', 'let y'));
  });

  test('an undo brings it back', () => {
    const desk = new Desk(before, after);
    const place = before.indexOf('x = 1');
    desk.type(place, place + 5, 'xs = [\n1\n]');
    expect(desk.proposal[0]?.status.type).toBe('stale');
    desk.type(place, place + 10, 'x = 1');
    expect(desk.proposal[0]?.status.type).toBe('proposed');
  });

  test.each([
    ['its line', '  var x = 1;\n'],
    ['its function', 'function one() {\n  var x = 1;\n}\n\n'],
  ])('%s is taken out, and the undo brings it back', (_name, gone) => {
    const desk = new Desk(before, after);
    const place = before.indexOf(gone);
    desk.type(place, place + gone.length, '');
    expect(desk.proposal.map(({ status }) => status.type)).toEqual(['stale', 'proposed']);
    desk.type(place, place, gone);
    desk.accept(desk.all);
    expect(desk.text).toBe(after);
  });

  test('the whole document is replaced by a formatter that left its lines alone', () => {
    const desk = new Desk(before, after);
    const formatted = before.replace('import a', 'import {\n  a\n}').replace('two()', 'two( )');
    desk.type(0, before.length, formatted);
    desk.accept(desk.all);
    expect(desk.text).toBe(formatted.replace('var x', 'let x').replace('var y', 'let y'));
  });

  test('a place that stands several times is known by what is around it, or not at all', () => {
    const block = 'if (a) {\n  var x;\n}\n';
    /** The edit is of the middle one of five blocks. */
    const replaced = (around: string) => {
      const [above, below] = [block + block + around, block + block];
      const text = above + block + below;
      const desk = new Desk(text, above + block.replace('var', 'let') + below);
      desk.type(0, text.length, `// new\n${text}`);
      return desk.proposal[0]?.status.type;
    };
    expect(replaced('b();\n')).toBe('proposed');
    expect(replaced('')).toBe('stale');
  });

  test('read anew, it is found by what stands there, or not at all', () => {
    const lines = before.split('\n');
    const hunk = proposedHunk(lines, { first: 2, last: 4 }, ['gone']);
    const reopen = (text: string) =>
      nextProposal([hunk], { type: 'reopened', document: text.split('\n') })[0]!;
    const moved = reopen(`// licence\n${before}`);
    expect(heldLines(moved.anchor, `// licence\n${before}`.split('\n'))).toEqual({ first: 3, last: 5 });
    expect(reopen(before.replace('x = 1', 'x = 3')).status).toEqual({ type: 'stale', reason: 'not-found' });
    const twice = `// licence\n${before}\n\n${lines.slice(2, 5).join('\n')}`;
    expect(reopen(twice).status).toEqual({ type: 'stale', reason: 'not-found' });
    // What stands at its old place may be another of its kind.
    const [twin] = propose('a\n}\nb\n}\nb'.split('\n'), 'a\nM\nb\n}\nb'.split('\n'));
    const gone = nextProposal([twin!], { type: 'reopened', document: 'b\n}\nb'.split('\n') });
    expect(gone[0]?.status).toEqual({ type: 'stale', reason: 'not-found' });
  });

  test('what is decided stays, and only what is proposed can be accepted', () => {
    const desk = new Desk(before, after);
    desk.tell({ type: 'rejected', hunks: [0] });
    desk.tell({ type: 'accepted', hunks: [0] });
    expect(desk.proposal[0]?.status.type).toBe('rejected');
    const place = before.indexOf('y = 2');
    desk.type(place, place + 1, 'z');
    desk.tell({ type: 'accepted', hunks: [1] });
    expect(desk.proposal[1]?.status.type).toBe('stale');
    expect(changesOf(desk.proposal, desk.all, desk.text.split('\n'))).toEqual([]);
  });
});

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
