import { describe, expect, test } from 'vitest';
import { doneOf, engineOf, run, type Answer } from '../support/engine.ts';
import { quantile } from '../../tools/bench/statistics.ts';
import { Typist } from './typist.ts';

/** A file of 300 lines: 50 functions. */
function fileOf(name: string): string {
  return Array.from(
    { length: 50 },
    (_, index) =>
      `/** Adds ${index}. */\nexport function ${name}${index}(value: number, other: number): number {\n  const sum = value + other + ${index};\n  return sum;\n}\n\n`,
  ).join('');
}

const files = {
  'src/sums.ts': fileOf('add'),
  'src/products.ts': fileOf('multiply'),
  'src/main.ts': fileOf('call'),
};

const head = (name: string): string => `${name}(value: number, other: number): number {\n`;

/** A piece of work with every kind of movement, and typing after each. */
async function work(typist: Typist): Promise<void> {
  await typist.open('src/sums.ts');
  await typist.jump(head('add24'));
  await typist.type('  const first = value;\n');
  // Brackets that close by themselves, and a line end between braces, which puts a line below the cursor.
  await typist.type('  if (other > first) {\n  return [first];\n');
  // An edit above, within the text before the place that the cursor then goes back to.
  await typist.jump(head('add20'));
  await typist.type('  const twice = 2;\n');
  await typist.jump('const first = value;\n');
  await typist.type('  const second = first;\n');
  // One below, within the text after it.
  await typist.jump(head('add27'));
  await typist.type('  const half = 2;\n');
  await typist.jump('const second = first;\n');
  await typist.type('  const third = 3;\n');
  await typist.open('src/products.ts');
  await typist.jump(head('multiply10'));
  await typist.type('  const sum = val');
  await typist.accept();
  await typist.type('\n  const ');
  await typist.open('src/sums.ts');
  await typist.type('  return third;\n');
  await typist.open('src/main.ts');
  await typist.jump('export function call49(');
  await typist.type('first: number, ');
  // Far above the text before that place: all of it moves.
  await typist.jump('/** Adds 0. */\n');
  await typist.type('import "./sums";\n');
  await typist.jump('export function call49(first: number, ');
  await typist.type('second: number, ');
  await typist.open('src/products.ts');
  await typist.type('result = sum;\n');
}

describe('a day of work', () => {
  test('a keystroke evaluates what was typed and little else', async () => {
    const typist = new Typist(await engineOf('scripted'), files);
    await work(typist);
    expect(typist.extra.length).toBeGreaterThan(200);
    expect(quantile(typist.extra, 0.5)).toBeLessThanOrEqual(2);
    expect(quantile(typist.extra, 0.95)).toBeLessThanOrEqual(16);
    // Each jump costs a prefill, at the rest after it: the count sees the difference.
    const rests = typist.steps.filter(({ what }) => what === 'rest').map(({ evaluated }) => evaluated);
    expect(quantile(rests, 0.5)).toBeGreaterThan(1000);
  });

  test('also in a long file, typing on and on', async () => {
    const typist = new Typist(await engineOf('scripted'), { 'long.ts': fileOf('add').repeat(4) });
    await typist.open('long.ts');
    await typist.jump('export function add49(');
    // The place where the text before the cursor begins moves every 2,000 characters (window.ts), not for the prompt.
    for (let line = 0; line < 90; line++) {
      if (line % 15 === 14) await typist.rest();
      await typist.paste(
        `one: Parameter<${line}>, another: Parameter<${line}>, third: Parameter<${line}>,\n`,
      );
      await typist.type(' ');
    }
    expect(Math.max(...typist.extra)).toBeLessThanOrEqual(40);
  });
});

test('new context of every kind arrives at a rest, and costs no keystroke', async () => {
  const engine = await engineOf('scripted');
  const typist = new Typist(engine, files);
  await typist.open('src/sums.ts');
  await typist.jump(head('add24'));
  await typist.type('  const first = load(value);\n');
  typist.find({ name: 'load', text: 'export function load(value: number): number {' });
  await typist.type('  const second');
  await typist.rest();
  await typist.type(' = first;\n');
  typist.find(
    { name: 'store', text: 'export const store = new Map<string, number>();' },
    { severity: 'error', code: 'const first = load(value);', message: 'Cannot find name.' },
  );
  await typist.type('  store.set');
  await typist.rest();
  await typist.type('(second);\n');
  await typist.cut(60);
  await typist.type('  const ');
  await typist.rest();
  await typist.open('src/products.ts');
  await typist.jump(head('multiply10'));
  await typist.type('  const here = store.get(');
  expect(quantile(typist.extra, 0.5)).toBeLessThanOrEqual(2);
  expect(quantile(typist.extra, 0.95)).toBeLessThanOrEqual(16);

  await typist.rest();
  const { prompt } = doneOf(await run(engine, { ...typist.request(), trace: true }));
  const text = prompt?.sections.map((section) => section.text).join('') ?? '';
  // The place that was left, the definition, and the problem.
  for (const part of ['File: src/sums.ts', 'File: store.ts', 'Cannot find name.'])
    expect(text).toContain(part);
});

describe('without a rest', () => {
  test('switching back to a recent file evaluates a few tokens', async () => {
    const typist = new Typist(await engineOf('scripted'), files);
    await typist.open('src/sums.ts');
    await typist.jump(head('add24'));
    await typist.type('  con');
    await typist.open('src/products.ts');
    await typist.jump(head('multiply10'));
    await typist.type('  const ');
    await typist.open('src/main.ts');
    await typist.jump(head('call7'));
    await typist.type('  ');
    for (const name of ['src/sums.ts', 'src/products.ts', 'src/main.ts']) {
      await typist.open(name, 'hurry');
      await typist.type('x');
      expect(typist.lastExtra, name).toBeLessThanOrEqual(16);
    }
  });

  test('so does going back to a place after an edit below it', async () => {
    const typist = new Typist(await engineOf('scripted'), files);
    await typist.open('src/main.ts');
    await typist.jump(head('call10'));
    await typist.type('  const here = 1;\n');
    await typist.jump(head('call13'), 'rest');
    await typist.type('  const there = 1;\n');
    await typist.jump('const here = 1;\n', 'hurry');
    await typist.type(' ');
    expect(typist.lastExtra).toBeLessThanOrEqual(16);
  });

  test('what is new is in the prompt after the next rest', async () => {
    const engine = await engineOf('scripted');
    const typist = new Typist(engine, files);
    await typist.open('src/main.ts');
    await typist.jump(head('call30'));
    await typist.type('  c');
    await typist.jump(head('call33'));
    await typist.type('  const novelty = 1;\n');
    await typist.jump(`${head('call30')}  c`, 'hurry');
    expect(await suffixOf()).not.toContain('novelty');
    await typist.rest();
    expect(await suffixOf()).toContain('novelty');

    async function suffixOf(): Promise<string> {
      const { prompt } = doneOf(await run(engine, { ...typist.request(), trace: true }));
      return prompt?.sections.find(({ name }) => name === 'suffix')?.text ?? '';
    }
  });
});

describe('evaluating ahead', () => {
  test('that is ended by a keystroke is not lost', async () => {
    const engine = await engineOf('scripted');
    const typist = new Typist(engine, { 'src/other.ts': fileOf('divide') });
    await typist.open('src/other.ts', 'hurry');
    await typist.jump(head('divide40'), 'hurry');
    const ahead = { ...typist.request(), maxTokens: 0, background: true };
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 60);
    const first = doneOf(await run(engine, ahead, stop.signal)).usage;
    const second = doneOf(await run(engine, ahead)).usage;
    const cached = first.promptTokens - first.evaluatedTokens - second.evaluatedTokens;
    // What was there before is harmony's head and the rules; the last token waits for the first decode.
    expect(cached).toBeLessThan(400);
    await typist.type(' ');
    expect(typist.lastExtra).toBeLessThanOrEqual(2);
  });

  test('a second time costs nothing, and does not forget a suggestion', async () => {
    const engine = await engineOf('scripted');
    const typist = new Typist(engine, files);
    await typist.open('src/sums.ts');
    await typist.jump(head('add5'));
    await typist.type('  const sum = val');
    expect(typist.suggestion).not.toBe('');
    await typist.rest();
    expect(typist.steps.at(-1)).toMatchObject({ what: 'rest', evaluated: 0 });
    await typist.accept();
    expect(typist.steps.at(-1)?.evaluated).toBeLessThanOrEqual(4);
  });

  test('lets a conversation go first', async () => {
    const engine = await engineOf('endless');
    const typist = new Typist(engine, files);
    await typist.open('src/main.ts', 'hurry');
    await typist.jump(head('call20'), 'hurry');
    const stop = new AbortController();
    const order: string[] = [];
    let ahead: Promise<Answer> | undefined;
    const turns = [{ role: 'user' as const, text: 'Tell me everything', attachments: [] }];
    const chat = { kind: 'chat' as const, turns, effort: 'low' as const, maxTokens: 400 };
    for await (const event of engine.generate(chat, stop.signal)) {
      order.push(event.type);
      ahead ??= run(engine, { ...typist.request(), maxTokens: 0, background: true }).finally(() =>
        order.push('ahead'),
      );
      if (order.length === 40) stop.abort();
    }
    expect(ahead && doneOf(await ahead).usage.evaluatedTokens).toBeGreaterThan(500);
    expect(order.length).toBeGreaterThan(40);
    expect(order.slice(-2)).toEqual(['done', 'ahead']);
  });
});

test('going back and on again gives what a fresh evaluation gives', async () => {
  const used = await engineOf('scripted');
  const typist = new Typist(used, files);
  await typist.open('src/sums.ts');
  await typist.jump(head('add40'));
  await typist.type('  const x');
  await typist.jump(head('add20'));
  await typist.type('  const y');
  await typist.open('src/main.ts');
  await typist.open('src/sums.ts');
  await typist.jump(`${head('add40')}  const `);
  const request = { ...typist.request(), maxTokens: 24 };
  const fresh = await engineOf('scripted', 4096);
  const { text } = await run(used, request);
  expect(text).not.toBe('');
  expect(text).toBe((await run(fresh, request)).text);
});
