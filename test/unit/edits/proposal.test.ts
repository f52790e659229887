import { describe, expect, test } from 'vitest';
import { heldLines } from '../../../src/core/edits/anchor.ts';
import { changesOf, nextProposal, propose, proposedHunk } from '../../../src/core/edits/proposal.ts';
import { Desk } from './desk.ts';

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

  test('an answer that is still being written goes along', () => {
    const [first] = propose(['a', 'b', 'c'], ['a', 'B', 'c']);
    const desk = new Desk('a\nb\nc', 'a\nB\nc');
    desk.tell({ type: 'written', hunk: 0, inserted: ['one'] });
    desk.retype('a', 'x\na');
    desk.tell({ type: 'written', hunk: 0, inserted: ['one', 'two'] });
    expect(desk.proposal[0]?.anchor.lines).toEqual(first?.anchor.lines);
    desk.accept(desk.all);
    expect(desk.text).toBe('x\na\none\ntwo\nc');
    desk.tell({ type: 'written', hunk: 0, inserted: ['three'] });
    expect(desk.proposal[0]?.inserted).toEqual(['one', 'two']);
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
