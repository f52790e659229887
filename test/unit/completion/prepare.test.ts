import { describe, expect, test } from 'vitest';
import type { Situation } from '../../../src/core/completion/decide.ts';
import { prepareRequest } from '../../../src/core/completion/prepare.ts';
import type { Ask } from '../../../src/core/completion/ask.ts';
import { situationAt } from '../../../tools/replay/situation.ts';

function askAt(marked: string, changes: Partial<Situation> = {}): Ask {
  const situation = situationAt(marked, { path: 'a.ts', head: '', ...changes });
  const snippets = [{ path: 'b.ts', languageId: 'typescript', text: 'b' }];
  return {
    uri: 'file:///p/a.ts',
    snippets: () => snippets,
    timeBudget: 1000,
    insertOnly: false,
    trace: true,
    situation,
  };
}

test('asks with the texts of a keystroke, for no tokens, and in the background', () => {
  expect(prepareRequest(askAt('const a = █;\nlast();'))).toMatchObject({
    kind: 'completion',
    context: { path: 'a.ts', languageId: 'typescript', prefix: 'const a = ', suffix: '\nlast();' },
    snippets: [{ path: 'b.ts' }],
    maxTokens: 0,
    background: true,
  });
});

test('says which snippets may not be kept, if there are any', () => {
  const ask = askAt('const a = █;');
  expect(prepareRequest(ask)).not.toHaveProperty('withdrawn');
  expect(prepareRequest({ ...ask, withdrawn: () => ['c.ts'] })).toMatchObject({ withdrawn: ['c.ts'] });
});

describe('what reaches no prompt at a keystroke is not evaluated ahead either', () => {
  test.each<[string, string, Partial<Situation>]>([
    ['secret files', 'a=█', { fullPath: '/p/.env' }],
    ['ignored files', 'a=█', { exclusion: 'git-ignored' }],
    ['documents that are not edited', 'a = █', { scheme: 'output' }],
    ['a language that is turned off', 'a = █', { enabled: false }],
    ['a selection', 'a = █', { selectionEmpty: false }],
    ['while paused on battery, though asked by command', 'a = █', { paused: true, explicit: true }],
    ['while snoozed, though asked by command', 'a = █', { snoozed: true, explicit: true }],
    ['a place within a word', 'fo█o', {}],
    ['an empty file', '█', {}],
  ])('%s', (_what, marked, changes) => expect(prepareRequest(askAt(marked, changes))).toBeUndefined());
});

test('after an undo it is, since a keystroke follows', () =>
  expect(prepareRequest(askAt('a = █', { undone: true }))).toBeDefined());
