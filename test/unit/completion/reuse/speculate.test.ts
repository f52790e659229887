import { describe, expect, test } from 'vitest';
import type { Situation } from '../../../../src/core/completion/decide.ts';
import { planSpeculation, speculate } from '../../../../src/core/completion/reuse/speculate.ts';
import { windowAfter } from '../../../../src/core/completion/reuse/windowAfter.ts';
import { readWindow } from '../../../../src/core/completion/window.ts';
import { parseCursor, readerOf } from '../../../../tools/replay/cursor.ts';
import { askAt, manualModel, settled, shown } from './manualModel.ts';

function windowOf(marked: string) {
  const { text, offset } = parseCursor(marked);
  return readWindow(readerOf(text), { from: offset, to: offset, text: '' });
}

test.each<[string, string, number, string]>([
  ['a = █', 'b;', 0, 'a = b;█'],
  ['a = █\nc', 'b;', 0, 'a = b;█\nc'],
  ['f(█)\nc', 'a);', 1, 'f(a);█\nc'],
  ['f() {█}', '\n  a();\n', 0, 'f() {\n  a();\n█}'],
  ['f() {\r\n█\r\n}', '  a();\n  b();', 0, 'f() {\r\n  a();\r\n  b();█\r\n}'],
])('%j with %j accepted', (marked, text, over, after) =>
  expect(windowAfter(windowOf(marked), { text, over })).toEqual(windowOf(after)),
);

describe('what is asked for', () => {
  const planAt = (marked: string, text: string, changes: Partial<Situation> = {}) =>
    planSpeculation(askAt(marked, changes), { text, over: 0, inserted: text });

  test('several lines from the end of the suggestion, with nobody waiting', () =>
    expect(planAt('f() {\n  a = █\n}', 'b;')?.request).toMatchObject({
      context: { prefix: 'f() {\n  a = b;', suffix: '\n}' },
      shape: 'block',
      background: true,
      maxTokens: 80,
    }));

  test('not within a line', () => expect(planAt('f(█, b)', 'a')).toBeUndefined());
  test('not in a file with secrets', () =>
    expect(planAt('A=█', 'b', { fullPath: '/p/.env' })).toBeUndefined());
});

/** A suggestion is shown, and the one after it is asked for. */
async function speculating(marked: string, text: string) {
  const model = manualModel();
  const ask = askAt(marked);
  const first = await model.press(ask);
  await model.requests[0]!.end(text);
  speculate(ask, await first.result, model.memory, model.around);
  const [, ahead] = model.requests;
  if (!ahead) throw new Error('nothing was prepared');
  const at = async (now: string, changes: Partial<Situation> = {}) =>
    (await model.press(askAt(now, changes))).result;
  const moved = (now: string) => {
    const { uri, situation } = askAt(now);
    model.memory.moved(uri, situation.window);
  };
  return { ...model, ahead, at, moved };
}

describe('the suggestion after the suggestion', () => {
  test('is there as soon as Enter is pressed, and line by line', async () => {
    const { ahead, at, requests } = await speculating('f() {\n  a = █\n}', 'b;');
    await ahead.end('\n  c = d;\n  e = f;');
    expect(await at('f() {\n  a = b;█\n}', { accepted: true })).toMatchObject({
      outcome: { type: 'skipped', reason: 'accepted' },
    });
    const next = 'f() {\n  a = b;\n  █\n}';
    const result = await at(next);
    expect([shown(next, result), result.served]).toEqual([
      'f() {\n  a = b;\n  [c = d;\n  e = f;]\n}',
      'speculated',
    ]);
    expect(requests).toHaveLength(2);
  });

  test('is cut where a line is wanted, and the other lines come later', async () => {
    const { ahead, at, requests } = await speculating('f() {\n  a = █\n}', 'b;');
    await ahead.end('\n  c = d;\n  e = f;');
    const within = await at('f() {\n  a = b;\n  c =█\n}');
    expect(shown('f() {\n  a = b;\n  c =█\n}', within)).toBe('f() {\n  a = b;\n  c =[ d;]\n}');
    const along = await at('f() {\n  a = b;\n  c = █\n}');
    expect([along.fitted?.text, along.served]).toEqual(['d;', 'reused']);
    expect(along.offer).toBe(within.offer);
    const below = await at('f() {\n  a = b;\n  c = d;\n  █\n}');
    expect([below.fitted?.text, below.served]).toEqual(['e = f;', 'speculated']);
    expect(requests).toHaveLength(2);
  });

  test('is asked for once, however often the user types along', async () => {
    const { memory, around, requests, at } = await speculating('a = █', 'bcd;');
    const now = askAt('a = b█');
    speculate(now, await at('a = b█'), memory, around);
    expect(requests).toHaveLength(2);
    await requests[1]!.end('\nx;');
    speculate(now, await at('a = b█'), memory, around);
    expect(requests).toHaveLength(2);
  });

  test.each([
    ['an empty answer is one, too', false, 2],
    ['what a real request has ended is tried again', true, 3],
  ])('%s', async (_, isEnded, expected) => {
    const { ahead, memory, around, requests, at } = await speculating('a = █', 'bcd;');
    // The lane ends it as the process would: with no answer.
    await (isEnded ? ahead.cancelByLane() : ahead.end());
    speculate(askAt('a = b█'), await at('a = b█'), memory, around);
    await settled();
    expect(requests).toHaveLength(expected);
  });

  test.each([
    // Typing along, accepting a word, accepting all, and typing along what is prepared.
    ['a = b█', false],
    ['a = bcd;█', false],
    ['a = bcd;\n█', false],
    ['a = █', false],
    // Something else.
    ['a = x█', true],
    ['a = bcd;y█', true],
    ['a =█', true],
    ['█a = ', true],
  ])('at %j it is given up: %j', async (now, expected) => {
    const { ahead, moved } = await speculating('a = █', 'bcd;');
    await ahead.write('\n');
    moved(now);
    expect(ahead.cancelled).toBe(expected);
  });

  test('leaves nothing when it is given up', async () => {
    const { ahead, at, memory, requests } = await speculating('a = █', 'b;');
    await ahead.write('\nc;');
    memory.dispose();
    const key = at('a = b;\n█');
    await settled();
    await requests.at(-1)!.end('d;');
    expect([(await key).served, requests.length]).toEqual(['model', 3]);
  });
});
