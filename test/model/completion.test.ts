import { describe, expect, test } from 'vitest';
import { doneOf, engineOf, run } from '../support/engine.ts';
import { completionRequest } from '../../tools/models/requests.ts';

// The scripted model goes on as the file did the last time, so that the rest of a line is known from any place in it.

describe('token healing: the rest of a known line from each place in it', () => {
  test.each([
    ['words and punctuation', '    const firstValue = readValue(secondValue, "third value");'],
    ['other scripts', 'const größe = messen("日本語のテキスト", добавить);'],
    ['emoji', 'const party = "👩‍👩‍👧 🎉 end";'],
    ['numbers', 'const numbers = [1234567, 89012, 0.25];'],
    ['wide gaps', 'alpha        = beta;            // gamma'],
    ['tabs', '\t\tif (done)\treturn;'],
  ])('%s', async (_what, line) => {
    const engine = await engineOf('scripted');
    const before = `${line}\nother();\n`.repeat(2);
    const wrong: string[] = [];
    // From the second word on: at the start, the model cannot know which line is meant.
    const start = line.search(/\S/) + 8;
    for (let at = start; at < line.length; at++) {
      const typed = line.slice(0, at);
      // An editor's cursor is never inside a character.
      if (!typed.isWellFormed()) continue;
      const { text } = await run(engine, completionRequest(before + typed));
      if (typed + text !== line) wrong.push(`${typed}[${text}]`);
    }
    expect(wrong).toEqual([]);
  });

  test('after indentation and at the start of a line', async () => {
    const engine = await engineOf('scripted');
    const before = 'function a() {\n    return first;\n}\n\nfunction a() {\n';
    for (const indentation of ['', ' ', '  ', '    ']) {
      const { text } = await run(engine, completionRequest(before + indentation));
      expect(indentation + text).toBe('    return first;');
    }
  });
});

describe('the answer is only what comes after the cursor', () => {
  test.each([['fu'], ['function add(fir'], ['x = '], ['{\n\n'], ['日'], ['🎉'], ["it's"]])(
    'babble after %j keeps to the stub',
    async (typed) => {
      // Random weights choose anything, so only the constraint can make them begin as the line does.
      const engine = await engineOf('random');
      const answer = await run(engine, { ...completionRequest(`const b = 2;\n${typed}`), shape: 'block' });
      expect(doneOf(answer).reason).not.toBe('cancelled');
      expect(answer.text.isWellFormed()).toBe(true);
    },
  );

  test('a block ends where its bracket closes', async () => {
    const engine = await engineOf('scripted');
    const sum = 'function add(a, b) {\n  const sum = a + b;\n  return sum;\n}\n\n';
    const answer = await run(engine, {
      ...completionRequest(`${sum}function add(a, b) {`, `\n\n${sum}`),
      shape: 'block',
      maxTokens: 160,
    });
    expect(answer.text).toBe('\n  const sum = a + b;\n  return sum;\n}');
    expect(doneOf(answer).reason).toBe('stop');
  });

  test('limits of tokens and of time', async () => {
    const engine = await engineOf('endless');
    const long = { ...completionRequest('const a = '), shape: 'block' as const };
    const few = await run(engine, { ...long, maxTokens: 3 });
    expect(doneOf(few).usage.generatedTokens).toBeLessThanOrEqual(5);
    const late = await run(engine, { ...long, maxTokens: 100, timeBudget: 0 });
    expect(doneOf(late).usage.generatedTokens).toBeLessThanOrEqual(2);
  });

  test('an abort before the start is a cancelled answer, and the next one works', async () => {
    const engine = await engineOf('scripted');
    expect(doneOf(await run(engine, completionRequest(), AbortSignal.abort())).reason).toBe('cancelled');
    expect(doneOf(await run(engine, completionRequest())).reason).not.toBe('cancelled');
  });
});
