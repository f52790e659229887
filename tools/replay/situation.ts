import type { Situation } from '../../src/core/completion/decide.ts';
import { headLength } from '../../src/core/completion/policy/machineWritten.ts';
import { readWindow } from '../../src/core/completion/window.ts';
import { parseCursor, readerOf } from './cursor.ts';

/** What the decision knows where a user types in a file and nothing is in the way; `known` says what is otherwise. */
export function situationIn(
  known: Partial<Situation> & Pick<Situation, 'window' | 'languageId'>,
  text = '',
): Situation {
  return {
    explicit: false,
    enabled: true,
    languageOn: true,
    excluded: false,
    scheme: 'file',
    writable: true,
    path: 'src/a.ts',
    fullPath: '/project/src/a.ts',
    exclusion: undefined,
    head: text.slice(0, headLength),
    cursors: 1,
    selectionEmpty: true,
    undone: false,
    accepted: false,
    snoozed: false,
    paused: false,
    modelFailed: false,
    place: undefined,
    delay: 0,
    ...known,
  };
}

/** The same for a file of TypeScript that is written with `█` at the cursor. */
export function situationAt(marked: string, known: Partial<Situation> = {}): Situation {
  const { text, offset } = parseCursor(marked);
  const window = readWindow(readerOf(text), { from: offset, to: offset, text: '' });
  return situationIn({ window, languageId: 'typescript', ...known }, text);
}
