import { describe, expect, test } from 'vitest';
import { Recording } from '../../../tools/bench/recorder/recording.ts';
import { finalTexts, readTraces } from '../../../tools/bench/typing/readTraces.ts';
import { applyChanges, kindOf, type EditEvent } from '../../../tools/bench/typing/trace.ts';

describe('the recorder', () => {
  const file = { languageId: 'typescript', text: 'let a;\n' };

  test('keeps the first text, each edit with its time, and where the cursor is after it', () => {
    let now = 1000;
    const recording = new Recording(() => now);
    recording.open('a.ts', file, 0);
    now = 1200;
    recording.move('a.ts', 5, 5);
    now = 1500;
    recording.edit('a.ts', [{ offset: 5, removed: 0, text: '()' }], false);
    now = 1501;
    recording.move('a.ts', 6, 6);
    recording.open('a.ts', { ...file, text: 'changed' }, 6);
    expect(recording.content()).toEqual({
      files: { 'a.ts': file },
      events: [
        { at: 0, type: 'open', file: 'a.ts', offset: 0 },
        { at: 200, type: 'move', file: 'a.ts', offset: 5 },
        {
          at: 500,
          type: 'edit',
          file: 'a.ts',
          changes: [{ offset: 5, removed: 0, text: '()' }],
          offset: 6,
        },
        { at: 501, type: 'open', file: 'a.ts', offset: 6 },
      ],
    });
  });

  test('tells suggestions that were taken and undone edits from keys', () => {
    const recording = new Recording(() => 0);
    recording.open('a.ts', file, 0);
    recording.accepting = 'accept';
    recording.edit('a.ts', [{ offset: 0, removed: 0, text: 'const b = 1;' }], false);
    recording.accepting = undefined;
    recording.edit('a.ts', [{ offset: 0, removed: 12, text: '' }], true);
    recording.edit('a.ts', [{ offset: 0, removed: 0, text: 'x' }], false);
    const hows = recording.content().events.map((event) => (event.type === 'edit' ? event.how : 'none'));
    expect(hows).toEqual(['none', 'accept', 'undo', undefined]);
  });

  test('leaves out what was not opened before its eyes', () => {
    const recording = new Recording(() => 0);
    recording.edit('b.ts', [{ offset: 0, removed: 0, text: 'x' }], false);
    recording.move('b.ts', 1, 1);
    expect(recording.length).toBe(0);
  });
});

test.each([
  ['x', 'key'],
  ['()', 'key'],
  ['\n    ', 'key'],
  ['\n  \n', 'key'],
  ['', 'key'],
  ['function () {}', 'paste'],
])('%j was made by a %s', (text, kind) => {
  const event: EditEvent = {
    at: 0,
    type: 'edit',
    file: 'a.ts',
    changes: [{ offset: 0, removed: 0, text }],
    offset: 0,
  };
  expect(kindOf(event)).toBe(kind);
});

test('changes of one event do not move one another', () => {
  const changes = [
    { offset: 0, removed: 1, text: 'long' },
    { offset: 2, removed: 1, text: '' },
  ];
  expect(applyChanges('abc', changes)).toBe('longb');
});

describe('the traces of the repository', () => {
  const traces = readTraces();

  test('are of several languages, free to use, and fit their documents', () => {
    const languages = new Set(
      traces.flatMap(({ files }) => Object.values(files).map((file) => file.languageId)),
    );
    expect([...languages]).toEqual(expect.arrayContaining(['typescript', 'python', 'go']));
    for (const trace of traces) {
      expect(trace.licence).toBe('MIT');
      expect(finalTexts(trace).size).toBeGreaterThan(0);
    }
  });

  test('hold keys, pastes, suggestions that were taken, an undo, jumps and changes of the file', () => {
    const events = traces.flatMap((trace) => trace.events);
    const kinds = new Set(events.map((event) => (event.type === 'edit' ? kindOf(event) : event.type)));
    expect([...kinds]).toEqual(
      expect.arrayContaining(['key', 'paste', 'accept', 'accept-part', 'undo', 'move', 'open']),
    );
  });
});
