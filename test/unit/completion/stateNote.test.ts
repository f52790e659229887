import { describe, expect, test } from 'vitest';
import { parseStateNote, type StateNote } from '../../../src/core/completion/stateNote.ts';

const note: StateNote = {
  identity: 'a model',
  tokens: [200_006, 17_360],
  basis: {
    ...{ path: 'a.ts', languageId: 'typescript', prefix: 'const ', suffix: '', scope: 'one' },
    snippets: [{ path: 'b.ts', languageId: 'typescript', text: 'export {};' }],
    problems: [{ severity: 'error', code: 'x', message: 'Cannot find name.' }],
  },
  body: { bytes: 7, sha256: 'ab' },
};

test('a note is read as it was written', () => {
  expect(parseStateNote(JSON.stringify(note))).toEqual(note);
  const { basis: _, ...ofHead } = note;
  expect(parseStateNote(JSON.stringify(ofHead))).toEqual(ofHead);
});

describe('what is no note is refused', () => {
  test.each([
    ['no JSON', '{"identity":'],
    ['another value', 'null'],
    ['no tokens', JSON.stringify({ ...note, tokens: undefined })],
    ['tokens that are none', JSON.stringify({ ...note, tokens: [1.5] })],
    ['negative tokens', JSON.stringify({ ...note, tokens: [-1] })],
    ['a basis without text', JSON.stringify({ ...note, basis: { ...note.basis, prefix: undefined } })],
    ['a snippet that is a text', JSON.stringify({ ...note, basis: { ...note.basis, snippets: ['b.ts'] } })],
    ['a body without a digest', JSON.stringify({ ...note, body: { bytes: 7 } })],
  ])('%s', (_name, text) => expect(parseStateNote(text)).toBeUndefined());
});
