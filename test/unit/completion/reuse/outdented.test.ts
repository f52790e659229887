import { describe, expect, test } from 'vitest';
import { clean } from '../../../../src/core/completion/clean/clean.ts';
import { AnswerCache } from '../../../../src/core/completion/reuse/answerCache.ts';
import { reuseOffer, toOffer } from '../../../../src/core/completion/reuse/reuse.ts';
import { windowAfter } from '../../../../src/core/completion/reuse/windowAfter.ts';
import { readWindow } from '../../../../src/core/completion/window.ts';
import { parseCursor, readerOf } from '../../../../tools/replay/cursor.ts';
import { askAt, manualModel, shown } from './manualModel.ts';

function windowOf(marked: string) {
  const { text, offset } = parseCursor(marked);
  return readWindow(readerOf(text), { from: offset, to: offset, text: '' });
}

/** An answer that takes the place of blanks before the cursor, as it is offered. */
function offerAt(marked: string, answer: string) {
  const window = windowOf(marked);
  const cleaned = clean({
    text: answer,
    reason: 'stop',
    shape: 'block',
    window,
    languageId: 'python',
  });
  if ('empty' in cleaned) throw new Error(cleaned.empty);
  return toOffer('u', window, cleaned);
}

const loop = 'def f():\n    for a in b:\n        c(a)\n';

/** Where the answer was asked for, the answer, where the user is now, what is left, and what it replaces. */
type Row = [then: string, answer: string, now: string, text: string | undefined, typed?: string];

const rows: Row[] = [
  [`${loop}        █`, '\n    return 1', `${loop}        █`, 'return 1', '    '],
  // Typed where the cursor was: the blanks are still to go.
  [`${loop}        █`, '\n    return 1', `${loop}        re█`, 'turn 1', '    re'],
  // Some or all of the blanks taken back.
  [`${loop}        █`, '\n    return 1', `${loop}      █`, 'return 1', '  '],
  [`${loop}        █`, '\n    return 1', `${loop}    █`, 'return 1'],
  [`${loop}        █`, '\n    return 1', `${loop}    re█`, 'turn 1'],
  // Another place, or something else.
  [`${loop}        █`, '\n    return 1', `${loop}  █`, undefined],
  [`${loop}        █`, '\n    return 1', `${loop}        x█`, undefined],
  [`${loop}        █`, '\n    return 1', `${loop}         █`, undefined],
  // An editor's item cannot replace blanks of a line above.
  ['if a:\n    b()\n    █', 'else:\n    c()', 'if a:\n    b()\n    else:\n    █', undefined],
  ['if a:\n    b()\n    █', 'else:\n    c()', 'if a:\n    b()\nelse:\n    █', 'c()'],
];

describe('what is less indented than the cursor', () => {
  test.each(rows)('%j offered %j, now %j', (then, answer, now, text, typed) => {
    const offer = offerAt(then, answer);
    const cache = new AnswerCache();
    cache.add(offer);
    for (const reused of [reuseOffer([offer], 'u', windowOf(now)), cache.find('u', windowOf(now))]) {
      expect(reused?.text).toBe(text);
      const replaced = typed === undefined ? undefined : { length: typed.length, text: typed.trim() };
      expect(reused?.replaced).toEqual(replaced);
    }
  });

  test('the window when it has been accepted', () => {
    const window = windowOf(`${loop}        re█\nx`);
    const replaced = { length: 6, text: 're' };
    expect(windowAfter(window, { text: 'turn 1', over: 0, replaced })).toEqual(
      windowOf(`${loop}    return 1█\nx`),
    );
  });
});

describe('while the model still writes', () => {
  test.each<[written: string, now: string, rest: string, ghost: string]>([
    ['\n    ret', `${loop}        re█`, 'urn 1', `${loop}    re[turn 1]`],
    ['\n    ret', `${loop}    █`, 'urn 1', `${loop}    [return 1]`],
    ['', `${loop}        re█`, '\n    return 1', `${loop}    re[turn 1]`],
  ])('%j, then %j', async (written, now, rest, ghost) => {
    const { requests, press } = manualModel();
    const python = { languageId: 'python' };
    const first = await press(askAt(`${loop}        █`, python));
    if (written !== '') await requests[0]!.write(written);
    await first.cancel();
    const second = await press(askAt(now, python));
    await requests[0]!.end(rest);
    const result = await second.result;
    expect(shown(now, result)).toBe(ghost);
    expect(requests).toHaveLength(1);
  });
});

test('nothing beside an item of IntelliSense, which stays where it is', async () => {
  const { requests, press } = manualModel();
  const ask = askAt(`${loop}        █`, { languageId: 'python' }, { insertOnly: true });
  const { result } = await press(ask);
  await requests[0]!.end('\n    return 1');
  expect((await result).fitted).toBeUndefined();
});
