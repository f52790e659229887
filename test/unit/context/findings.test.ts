import { describe, expect, test } from 'vitest';
import { Findings, type Question } from '../../../src/core/context/findings.ts';
import type { Piece } from '../../../src/core/context/pieces.ts';
import { pieceOf } from './build.ts';

const imported: Question = { uri: 'file:///a.ts', version: 1, imports: 'one', name: 'load', imported: true };
const own = { ...imported, imported: false };
const definition = (text: string, more: Partial<Piece> = {}): Piece => ({
  ...pieceOf('store.ts', { kind: 'definition', text, ...more }),
  name: 'load',
});
const load = definition('function load() {}');

describe('what is known', () => {
  function check(question: Question, piece: Piece | undefined, later: Partial<Question>, expected: boolean) {
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
