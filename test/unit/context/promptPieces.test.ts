import { beforeEach, describe, expect, test } from 'vitest';
import type { EditorDocument } from '../../../src/core/context/editorEvents.ts';
import { movedAfter, type Moved } from '../../../src/core/context/movedText.ts';
import { PromptPieces } from '../../../src/core/context/promptPieces.ts';
import { PlainEditor } from '../../../tools/replay/plainEditor.ts';
import { linesOf } from './build.ts';

const python = (text: string) => ({ languageId: 'python', text });

describe('what happens in an editor', () => {
  let editor: PlainEditor;
  const textsHere = () => {
    editor.rest();
    editor.pieces.refresh(editor.placeIn(editor.window), []);
    return snippetsHere();
  };
  const snippetsHere = () =>
    editor.pieces.snippetsFor(editor.placeIn(editor.window)).map(({ path, text }) => `${path}: ${text}`);

  beforeEach(() => {
    editor = new PlainEditor({
      'a.py': python('alpha = 1\n'),
      'b.py': python('beta = 2\n'),
      'c.py': python('gamma = 3\n'),
      'lines.py': python('first = 1\nsecond = 2\nthird = 3\n'),
      'long.py': python(linesOf('long', 80_000)),
    });
  });

  test('a document that was left goes along, as it is when it is left', () => {
    editor.open('a.py');
    editor.move(9);
    editor.edit([{ offset: 9, removed: 0, text: '0' }], 10);
    editor.open('b.py');
    expect(textsHere()).toEqual(['a.py: alpha = 10']);
  });

  test('coming to it again leaves nothing', () => {
    editor.open('a.py');
    editor.open('a.py');
    expect(textsHere()).toEqual([]);
  });

  test('a place that was edited goes along from further down in the document, the latest text of it', () => {
    editor.open('long.py');
    editor.edit([{ offset: 0, removed: 0, text: 'EDITED = 1\n' }], 10);
    editor.edit([{ offset: 9, removed: 1, text: '2' }], 10);
    editor.move(80_000);
    expect(textsHere().join('\n')).toContain('EDITED = 2');
  });

  test('nothing new goes along until the next rest', () => {
    editor.open('a.py');
    editor.open('b.py');
    expect(textsHere()).toHaveLength(1);
    editor.open('c.py');
    editor.open('b.py');
    expect(snippetsHere()).toHaveLength(1);
    expect(textsHere()).toHaveLength(2);
  });

  test('lines that were cut go along, and those that were copied once they are pasted', () => {
    editor.open('lines.py');
    editor.move(32, 0);
    editor.edit([{ offset: 0, removed: 32, text: '' }], 0);
    editor.open('c.py');
    expect(textsHere()).toEqual(['lines.py: first = 1\nsecond = 2\nthird = 3']);
  });

  test('a deletion without a selection is no cut, and neither is an undo', () => {
    editor.open('lines.py');
    editor.edit([{ offset: 0, removed: 32, text: '' }], 0);
    editor.edit([{ offset: 0, removed: 0, text: 'first = 1\nsecond = 2\nthird = 3\n' }], 32, true);
    editor.move(32, 0);
    editor.edit([{ offset: 0, removed: 32, text: '' }], 0, true);
    editor.open('c.py');
    expect(textsHere()).toEqual([]);
  });

  test('what is deleted is forgotten', () => {
    editor.open('a.py');
    editor.open('b.py');
    expect(textsHere()).toHaveLength(1);
    editor.pieces.note({ type: 'deleted', isGone: (uri) => uri.endsWith('/a.py') }, 1000);
    expect(snippetsHere()).toEqual([]);
  });
});

test('what is not allowed is left out, asked at each prompt', () => {
  let isAllowed = true;
  const pieces = new PromptPieces(() => isAllowed);
  const cursor = { line: 0, character: 0 };
  for (const name of ['a', 'b'])
    pieces.note({ type: 'entered', document: documentOf(name, `text of ${name}`), cursor }, 1);
  const place = { uri: 'b', languageId: 'python', offset: 0, prefix: '', suffix: '' };
  expect(pieces.snippetsFor(place).map(({ path }) => path)).toEqual(['a']);
  expect(pieces.withdrawn()).toEqual([]);
  isAllowed = false;
  expect(pieces.snippetsFor(place)).toEqual([]);
  expect(pieces.withdrawn()).toEqual(['a']);
});

test('cells of one notebook are not left for one another', () => {
  const pieces = new PromptPieces(() => true);
  const cursor = { line: 0, character: 0 };
  const cells = ['vscode-notebook-cell:/n.ipynb#W0', 'vscode-notebook-cell:/n.ipynb#W1'];
  for (const uri of [...cells, 'vscode-notebook-cell:/other.ipynb#W0'])
    pieces.note({ type: 'entered', document: documentOf(uri, `text of ${uri}`), cursor }, 1);
  const place = { uri: 'file:///p.py', languageId: 'python', offset: 0, prefix: '', suffix: '' };
  expect(pieces.snippetsFor(place).map(({ path }) => path)).toEqual([cells[1]]);
});

describe('a copy', () => {
  const text = 'first = 1\nsecond = 2\nthird = 3\n';
  const selection = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
  const lines = documentOf('lines.py', text);
  const empty: Moved = { pieces: [], selected: [] };
  const selected = movedAfter(
    empty,
    { type: 'selected', document: lines, selection, cursor: selection.end },
    1,
  );
  const pasted = (into: EditorDocument, what: string) => {
    const changes = [{ range: { start: selection.start, end: selection.start }, text: what }];
    const event = { type: 'changed', document: into, changes, isActive: false, isUndo: false } as const;
    return movedAfter(selected, event, 2).pieces.map(({ kind }) => kind);
  };

  test('counts where code is written', () => {
    expect(pasted(documentOf('main.py', ''), text)).toEqual(['copy']);
    expect(pasted({ ...documentOf('output', ''), isForCode: false }, text)).toEqual([]);
  });

  test('is as long as a selection may be, also when it is indented further', () => {
    expect(pasted(documentOf('main.py', ''), text.replaceAll(/^/gm, '        '))).toEqual(['copy']);
    expect(pasted(documentOf('main.py', ''), text + '\n'.repeat(30_000))).toEqual([]);
  });
});

function documentOf(uri: string, text: string): EditorDocument {
  return {
    ...{ uri, path: uri, languageId: 'python', version: 1, isForCode: true },
    offsetAt: ({ line }) => text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0),
    slice: (start, end) => text.slice(Math.max(0, start), Math.max(0, end)),
  };
}
