import { describe, expect, test } from 'vitest';
import { askAt, manualModel, settled, shown } from './manualModel.ts';

/**
 * At the first place the model is asked and writes a part of its answer. Then the user is at the second place, and the
 * model goes on: what is shown there, and how it came about.
 */
async function check(
  [then, written, now, rest]: readonly [string, string, string, string],
  [ghost, served]: readonly [string, string],
) {
  const { requests, press } = manualModel();
  const first = await press(askAt(then));
  if (written !== '') await requests[0]!.write(written);
  await first.cancel();
  const second = await press(askAt(now));
  await requests.at(-1)!.end(served === 'model' ? 'new' : rest);
  const result = await second.result;
  expect([shown(now, result), result.served]).toEqual([ghost, served]);
  expect(requests.map(({ cancelled }) => cancelled)).toEqual(served === 'model' ? [true, false] : [false]);
  expect((await first.result).outcome).toEqual({ type: 'cancelled', stage: 'model' });
}

describe('an answer that is still being written', () => {
  test.each<[readonly [string, string, string, string], readonly [string, string]]>([
    // Typed along what is there, or what is not there yet.
    [
      ['con█', 'sole.log', 'cons█', '(a);'],
      ['cons[ole.log(a);]', 'in-flight'],
    ],
    [
      ['con█', 'sole.log', 'console.log█', '(a);'],
      ['console.log[(a);]', 'in-flight'],
    ],
    [
      ['con█', 'so', 'console█', 'le.log(a);'],
      ['console[.log(a);]', 'in-flight'],
    ],
    [
      ['con█', '', 'cons█', 'sole.log(a);'],
      ['cons[ole.log(a);]', 'in-flight'],
    ],
    [
      ['con█', 'sole', 'con█', '.log(a);'],
      ['con[sole.log(a);]', 'in-flight'],
    ],
    // Enter, with the indentation that the editor gives.
    [
      ['f() {█', '\n  a();', 'f() {\n  █', '\n}'],
      ['f() {\n  [a();\n}]', 'in-flight'],
    ],
    [
      ['f() {█\r\n', '\n  a();', 'f() {\r\n  █\r\n', '\n}'],
      ['f() {\r\n  [a();\n}]\r\n', 'in-flight'],
    ],
    // Brackets that the editor closes.
    [
      ['f█', '(a', 'f(█)', ', b);'],
      ['f([a, b])[;]', 'in-flight'],
    ],
    [
      ['f█', '', 'f("█")', '("a", b);'],
      ['f("[a]"[, b])[;]', 'in-flight'],
    ],
    // Something else.
    [
      ['con█', 'sole', 'cont█', ''],
      ['cont[new]', 'model'],
    ],
    [
      ['con█', 'so', 'consx█', ''],
      ['consx[new]', 'model'],
    ],
    [
      ['con█', 'sole', 'co█', ''],
      ['co[new]', 'model'],
    ],
    [
      ['con█', 'sole', 'let con█', ''],
      ['let con[new]', 'model'],
    ],
    [
      ['f(█)\ng', 'a', 'f(█)\nh', ''],
      ['f([new])\nh', 'model'],
    ],
  ])('%j: %j', check);
});

test('a letter that the first token contradicts asks anew, at once', async () => {
  const { requests, press } = manualModel();
  const first = await press(askAt('con█'));
  await first.cancel();
  const second = await press(askAt('cons█'));
  expect(requests).toHaveLength(1);
  await requests[0]!.write('tin');
  expect(requests.map(({ cancelled }) => cancelled)).toEqual([true, false]);
  await requests[1]!.end('ole');
  expect(shown('cons█', await second.result)).toBe('cons[ole]');
});

test('an answer that ends before what was typed does so, too', async () => {
  const { requests, press } = manualModel();
  const first = await press(askAt('a = █'));
  await first.cancel();
  const second = await press(askAt('a = bc█'));
  await requests[0]!.end('b');
  expect(requests).toHaveLength(2);
  await requests[1]!.end('d');
  expect((await second.result).served).toBe('model');
});

test('many keys while one answer is written', async () => {
  const { requests, press, pass } = manualModel();
  let last = await press(askAt('a█'));
  for (const [index, typed] of ['ab', 'abc', 'abcd', 'abcde'].entries()) {
    await last.cancel();
    await pass(60);
    last = await press(askAt(`${typed}█`, { delay: 75 }));
    if (index === 1) await requests[0]!.write('bcd');
  }
  await requests[0]!.end('efgh');
  expect(shown('abcde█', await last.result)).toBe('abcde[fgh]');
  expect(requests).toHaveLength(1);
});

describe('when nobody waits any more', () => {
  test('the request ends after a while', async () => {
    const { requests, press, pass } = manualModel();
    await (await press(askAt('con█'))).cancel();
    await pass(500);
    expect(requests[0]!.cancelled).toBe(false);
    await pass(600);
    expect(requests[0]!.cancelled).toBe(true);
  });

  test('but not when another key has taken it over', async () => {
    const { requests, press, pass } = manualModel();
    await (await press(askAt('con█'))).cancel();
    const second = await press(askAt('cons█'));
    await pass(2000);
    expect(requests[0]!.cancelled).toBe(false);
    await requests[0]!.end('sole');
    expect(shown('cons█', await second.result)).toBe('cons[ole]');
  });

  test('an answer that comes within it serves the next key', async () => {
    const { requests, press } = manualModel();
    await (await press(askAt('con█'))).cancel();
    await requests[0]!.end('sole');
    const second = await press(askAt('cons█'));
    expect((await second.result).outcome).toEqual({ type: 'reused', characters: 3, served: 'reused' });
  });
});

test.each([
  ['con█', 'cons█', false],
  ['con█', 'cont█', true],
  ['con█', 'con\n█', true],
  ['con█', '█con', true],
])('from %j, with `sole` written, the cursor moves to %j: ended at once is %j', async (then, now, ended) => {
  const { requests, press, memory } = manualModel();
  const first = await press(askAt(then));
  await requests[0]!.write('sole');
  await first.cancel();
  const { uri, situation } = askAt(now);
  memory.moved(uri, situation.window);
  expect(requests[0]!.cancelled).toBe(ended);
});

test('what is asked with an item of the list in mind is not judged by the text without it', async () => {
  const { requests, press, memory } = manualModel();
  await press(askAt('x = console█', {}, { insertOnly: true }));
  const { uri, situation } = askAt('x = cons█');
  memory.moved(uri, situation.window);
  expect(requests[0]!.cancelled).toBe(false);
});

test('another model: old answers are forgotten, and what it is loaded for goes on', async () => {
  const { requests, press, memory } = manualModel();
  const first = await press(askAt('con█'));
  await requests[0]!.end('sole');
  await first.result;
  memory.forget();
  const second = await press(askAt('con█'));
  memory.forget();
  await requests[1]!.end('tinue');
  expect(shown('con█', await second.result)).toBe('con[tinue]');
});

test('at the end of Hearth everything ends', async () => {
  const { requests, press, memory } = manualModel();
  const key = await press(askAt('con█'));
  memory.dispose();
  await settled();
  expect(requests.map(({ cancelled }) => cancelled)).toEqual([true]);
  expect((await key.result).outcome).toEqual({ type: 'cancelled', stage: 'model' });
});
