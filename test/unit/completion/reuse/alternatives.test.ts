import { expect, test } from 'vitest';
import { askAt, manualModel, settled, shown } from './manualModel.ts';

/** A suggestion is shown; then others are asked for, and the model writes these, one for each time it is asked. */
async function alternatives(marked: string, first: string, answers: readonly string[]) {
  const model = manualModel();
  const key = await model.press(askAt(marked));
  await model.requests[0]!.end(first);
  await key.result;
  const next = await model.press(askAt(marked, { explicit: true }, { alternatives: true }));
  for (const answer of answers) {
    await model.requests.at(-1)!.end(answer);
    await settled();
  }
  const result = await next.result;
  const texts = [result.fitted, ...(result.alternatives ?? [])].map((fitted) =>
    shown(marked, { ...result, ...(fitted && { fitted }) }),
  );
  return { ...model, result, texts };
}

test.each<[string, string, string[], string[]]>([
  ['a = █', 'b;', ['c;', 'd;'], ['a = [b;]', 'a = [c;]', 'a = [d;]']],
  // What is the same once it is cleaned is one.
  ['a = █', 'b;', ['b;', 'c;', 'c; ', 'd;'], ['a = [b;]', 'a = [c;]', 'a = [d;]']],
  ['a = █', 'b;', ['b;\nx', 'b;', '', 'b;'], ['a = [b;]']],
  ['f(█)', 'a)', ['b', 'c)'], ['f([a])', 'f([b])', 'f([c])']],
])('at %j, %j and %j', async (marked, first, answers, expected) => {
  expect((await alternatives(marked, first, answers)).texts).toEqual(expected);
});

test('they are drawn, not the likeliest, and counted', async () => {
  const { requests, result } = await alternatives('a = █', 'b;', ['c;', 'd;']);
  expect(requests.map(({ request }) => request.temperature)).toEqual([undefined, 0.8, 0.8]);
  expect(result.outcome).toEqual({ type: 'reused', characters: 2, served: 'reused', alternatives: 2 });
});

test('going on along one of them asks no model', async () => {
  const { press, requests } = await alternatives('a = █', 'bc;', ['bd;', 'xy;']);
  for (const [marked, ghost] of [
    ['a = b█', 'a = b[c;]'],
    ['a = bd█', 'a = bd[;]'],
    ['a = x█', 'a = x[y;]'],
    // The one that was on the screen last.
    ['a = █', 'a = [xy;]'],
  ] as const)
    expect(shown(marked, await (await press(askAt(marked))).result)).toBe(ghost);
  expect(requests).toHaveLength(3);
});

test('where nothing is shown yet, one suggestion is asked for', async () => {
  const { press, requests } = manualModel();
  const key = await press(askAt('a = █', { explicit: true }, { alternatives: true }));
  await requests[0]!.end('b;');
  expect((await key.result).alternatives).toBeUndefined();
  expect(requests).toHaveLength(1);
});

test('whoever goes on ends it', async () => {
  const { press, requests } = manualModel();
  const key = await press(askAt('a = █'));
  await requests[0]!.end('b;');
  await key.result;
  const next = await press(askAt('a = █', { explicit: true }, { alternatives: true }));
  await next.cancel();
  expect(requests[1]!.cancelled).toBe(true);
  expect(requests).toHaveLength(2);
  expect((await next.result).alternatives).toEqual([]);
});

test('what was prepared is shown at once, alone', async () => {
  const { press, requests, memory } = manualModel();
  const { uri, situation } = askAt('a = █');
  memory.keep({ uri, window: situation.window, text: 'b;' });
  for (let index = 0; index < 20; index++)
    memory.refresh({ uri, window: askAt(`v${index} = █`).situation.window, text: 'x' });
  const key = await press(askAt('a = █', { explicit: true }, { alternatives: true }));
  expect(await key.result).toMatchObject({ served: 'cache', fitted: { text: 'b;' } });
  expect(requests).toEqual([]);
});
