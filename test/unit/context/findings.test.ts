import { describe, expect, test } from 'vitest';
import { Findings, type NameQuestion } from '../../../src/core/context/findings.ts';
import type { Piece } from '../../../src/core/context/pieces.ts';
import { pieceOf } from './build.ts';

const imported: NameQuestion = {
  uri: 'file:///a.ts',
  version: 1,
  imports: 'one',
  name: 'load',
  imported: true,
};
const own = { ...imported, imported: false };
const definition = (text: string, more: Partial<Piece> = {}): Piece => ({
  ...pieceOf('store.ts', { kind: 'definition', text, ...more }),
  name: 'load',
});
const load = definition('function load() {}');

describe('what is known', () => {
  function check(
    question: NameQuestion,
    piece: Piece | undefined,
    later: Partial<NameQuestion>,
    expected: boolean,
  ) {
    const findings = new Findings();
    findings.note(question, piece);
    expect(findings.has({ ...question, ...later })).toBe(expected);
  }
  test('holds for the same text', () => {
    check(imported, load, {}, true);
    check(imported, undefined, {}, true);
    check(own, load, {}, true);
    check(own, undefined, {}, true);
  });
  test('of an import holds after an edit', () => check(imported, load, { version: 2 }, true));
  test('of an import does not hold with other imports', () =>
    check(imported, load, { version: 2, imports: 'two' }, false));
  test('of anything else does not hold after an edit', () => check(own, load, { version: 2 }, false));
  test('holds no longer than an edit when it is nothing', () =>
    check(imported, undefined, { version: 2 }, false));
  test('is of one document and name', () => {
    check(imported, load, { uri: 'file:///b.ts' }, false);
    check(imported, load, { name: 'loader' }, false);
  });
  test('does not hold when the definition has changed', () => {
    const findings = new Findings();
    findings.note(imported, load);
    findings.changed('file:///other.ts');
    expect(findings.has(imported)).toBe(true);
    findings.changed(load.uri);
    expect(findings.has(imported)).toBe(false);
  });
});

describe('the definitions', () => {
  const later = { ...imported, version: 2, imports: 'two' };
  const elsewhere = { ...imported, uri: 'file:///b.ts' };
  function check(act: (findings: Findings) => void, expected: Piece[]) {
    const findings = new Findings();
    findings.note(imported, load);
    findings.note(elsewhere, load);
    act(findings);
    expect(findings.pieces).toHaveLength(expected.length);
    for (const [index, piece] of findings.pieces.entries()) expect(piece).toBe(expected[index]);
  }
  const changed = definition('function load(id) {}');
  const moved = definition('function load() {}', { uri: 'file:///moved.ts' });

  test('are each of them there once', () => check(() => undefined, [load]));
  test('are the same objects when they read the same, on whatever line', () =>
    check((findings) => findings.note(later, definition('function load() {}', { line: 3 })), [load]));
  test('are replaced when they read otherwise', () =>
    check((findings) => findings.note(later, changed), [changed]));
  test('go along as they were until they are looked up again', () =>
    check((findings) => findings.changed(load.uri), [load]));
  test('go when they are gone', () =>
    check((findings) => {
      findings.changed(load.uri);
      findings.note(later, undefined);
    }, []));
  test('go when they are elsewhere', () =>
    check(
      (findings) => {
        findings.changed(load.uri);
        findings.note(later, moved);
      },
      [moved],
    ));
  test('stay for another document when only this one imports another', () =>
    check((findings) => findings.note(later, moved), [load, moved]));
  test('go with their document', () => check((findings) => findings.forget((uri) => uri === load.uri), []));
  test('stay when another document goes, and are looked up again', () =>
    check(
      (findings) => {
        findings.forget((uri) => uri === 'file:///c.ts');
        expect(findings.has(imported)).toBe(false);
      },
      [load],
    ));
  test('say something', () =>
    check((findings) => findings.note({ ...own, name: 'x' }, definition(' \n')), [load]));
  test('are at most those that were found last', () => {
    const findings = new Findings();
    for (let index = 0; index < 1000; index++)
      findings.note({ ...own, name: `n${index}` }, { ...definition(`text ${index}`), name: `n${index}` });
    expect(findings.pieces.map(({ name }) => name)).toEqual(
      Array.from({ length: 40 }, (_, index) => `n${960 + index}`),
    );
    expect(findings.has({ ...own, name: 'n0' })).toBe(false);
  });
});
