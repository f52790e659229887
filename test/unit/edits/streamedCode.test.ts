import { expect, test } from 'vitest';
import { extract } from '../../../src/core/edits/extract.ts';
import { createStreamedCode } from '../../../src/core/edits/streamedCode.ts';
import { originalOf } from './extractTable.ts';

const python = { languageId: 'python', path: 'a.py' };

/** A function of two lines for each number. */
function longFunction(declare: string, count: number): string {
  const lines = Array.from(
    { length: count },
    (_, index) => `    ${declare} value${index} = read(items[${index}]);\n    add(value${index});\n`,
  );
  return `  function all(items) {\n${lines.join('')}  }`;
}

test.each([
  ['with the indentation that it needs', '  d:\n    e\n\n  f', '  d:\n    e\n\n  f'],
  ['with none', 'd:\n  e\n\nf', '  d:\n    e\n\n  f'],
  ['with a fence around', '```python\nd:\n  e\n\nf\n```', '  d:\n    e\n\n  f'],
])('an answer %s grows, and nothing of it jumps', (_name, answer, code) => {
  const original = originalOf('  a:\n    b\n  c', python);
  const streamed = createStreamedCode(original);
  let last = '';
  for (const char of answer.replace(/\n```$/, '')) {
    const soFar = streamed.push(char) ?? '';
    expect(code).toContain(soFar.trimEnd());
    expect(soFar.trimEnd().length).toBeGreaterThanOrEqual(last.trimEnd().length);
    last = soFar;
  }
  expect(last).toBe(code);
});

test('nothing is shown before there is code', () => {
  const streamed = createStreamedCode(originalOf('a'));
  expect(['Here it is:\n', '\n', '```ts\n', 'b'].map((text) => streamed.push(text))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(streamed.push('();\n')).toBe('b();\n');
});

test('a long answer reads a small multiple of its length, whatever the size of its pieces', () => {
  const original = originalOf(longFunction('var', 500), { path: 'a.ts' });
  const answer = longFunction('let', 500);
  for (const size of [1, 4, 40, 4000]) {
    let read = 0;
    const streamed = createStreamedCode(original, (text, of) => {
      read += text.length;
      return extract(text, of);
    });
    let shown: string | undefined;
    for (let at = 0; at < answer.length; at += size) shown = streamed.push(answer.slice(at, at + size));
    expect(shown).toBe(answer);
    expect(read).toBeLessThan(6 * answer.length + 20_000);
  }
});

test('what comes in between is indented as the lines above were moved', () => {
  const original = originalOf(longFunction('var', 200));
  const answer = longFunction('let', 200).replaceAll(/^ {2}/gm, '');
  const streamed = createStreamedCode(original);
  const code = longFunction('let', 200);
  for (const line of answer.split(/(?<=\n)/)) {
    const soFar = streamed.push(line);
    expect(code.startsWith((soFar ?? '').trimEnd())).toBe(true);
  }
});
