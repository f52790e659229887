import { describe, expect, test } from 'vitest';
import { Lookup } from '../../../src/core/drafting/lookup.ts';
import { codeOf, decode, tokensOf } from './decode.ts';

/** What is guessed after an answer has begun with a text. */
function guessAfter(source: string, said: string, { prompt = '', most = 5 } = {}): string {
  const lookup = new Lookup(tokensOf(source), tokensOf(prompt));
  lookup.begin();
  for (const token of tokensOf(said)) lookup.push(token);
  return codeOf(lookup.guess(most));
}

describe('the guess', () => {
  const source = 'let a = f(1);\nlet b = f(2);\nlet c = g(a, b);';

  test.each([
    ['begins with the source', '', 'let a = f('],
    ['goes along', 'let a = f(1);', '\nlet b = f'],
    ['stops where the source does', 'let a = f(1);\nlet b = f(2);\nlet c = g(a, b', ');'],
    ['after another word, takes it for a replacement', 'let total', ' = f(1)'],
    ['after a removed line, finds the next', 'let b = f(', '2);\nlet'],
    ['after an added line, comes back', '// A comment\nlet a', ' = f(1)'],
    ['knows what was replaced', 'var a = f(1);\n', 'var b = f('],
    ['of equal places, takes the nearest after the last one', 'let a = h(', '1);\nlet'],
    ['is none after the end', `${source}!`, ''],
  ])('%s', (_what, said, expected) => {
    expect(guessAfter(source, said)).toBe(expected);
  });

  test('also takes the rest of the prompt, where three tokens are alike', () => {
    const prompt = 'const limit = readSetting("limit", 5);';
    expect(guessAfter('', 'x; limit = readSetting', { prompt, most: 3 })).toBe('("limit');
    expect(guessAfter('', 'x; readSetting', { prompt, most: 3 })).toBe('');
  });

  test('also takes what was said before', () => {
    expect(guessAfter('', 'expect(a).toBe(1);\nexpect(b).to', { most: 3 })).toBe('');
    expect(guessAfter('', 'x; one two three four; one two three', { most: 2 })).toBe(' four;');
  });

  test('never goes over a gap', () => {
    const [one, two, three, four, five, end] = tokensOf('one two three four five end');
    const lookup = new Lookup([], [one!, two!, three!, four!, end!, five!], (token) => token !== end);
    for (const token of [one!, two!, three!]) lookup.push(token);
    expect(lookup.guess(5)).toEqual([four]);
    for (const token of [four!, five!]) lookup.push(token);
    expect(lookup.guess(5)).toEqual([]);
    for (const token of [end!, one!, two!, three!, four!, end!, one!, two!, three!]) lookup.push(token);
    expect(lookup.guess(5)).toEqual([four]);
  });

  test('is the likelier, the more was alike', () => {
    const lookup = new Lookup(tokensOf(source), []);
    lookup.begin();
    const begin = lookup.likelihood(0);
    for (const token of tokensOf('let a = f(1);\nlet b')) lookup.push(token);
    const along = lookup.likelihood(0);
    for (const token of tokensOf(' is')) lookup.push(token);
    const lost = lookup.likelihood(0);
    expect(begin).toBeLessThan(along);
    expect(lost).toBeLessThan(begin);
    for (let index = 0; index < 8; index++) lookup.push(tokensOf(`other${index}`)[0]!);
    expect(lookup.likelihood(0)).toBeLessThan(lost);
  });
});

describe('steps', () => {
  const code = (name = 'f', declare = 'var', read = 'read(items') =>
    `function ${name}(items) {\n` +
    Array.from(
      { length: 12 },
      (_, index) =>
        `  ${declare} value${index} = ${read}[${index}], ${index % 3});\n  if (value${index} > limit) total.add(value${index});\n`,
    ).join('') +
    '  return total;\n}\n';
  const source = code();

  test.each<[string, string, number]>([
    ['a copy', source, 12],
    ['another name at the beginning', code('g'), 12],
    ['another word on each second line', code('f', 'let'), 14],
    ['a renamed variable', source.replaceAll('total', 'sum'), 14],
    ['a longer expression in its place', source.replaceAll('total', 'this.sums.total'), 18],
    ['an argument more', code('f', 'var', 'read(file, items'), 18],
    ['a word before each call', code('f', 'var', 'await read(items'), 18],
    ['a line less', source.replace(/ {2}var value5.*\n/, ''), 16],
    ['a line more', source.replace(/( {2}var value5.*\n)/, '$1  console.log(value5);\n'), 24],
    ['two lines swapped', source.replace(/( {2}var value5.*\n)( .*\n .*\n)/, '$2$1'), 24],
    ['a comment above', `/**\n * Reads the values of all items, and adds them up.\n */\n${source}`, 40],
    ['all in a block', `try {\n${source}} catch {\n  stop();\n}\n`, 30],
  ])('%s', (_what, answer, most) => {
    const { tokens, steps } = decode(source, answer, '', 0.15);
    expect(tokens).toBeGreaterThan(330);
    expect(steps).toBeLessThanOrEqual(most);
  });

  test('a shorter expression for a longer one', () => {
    const { steps } = decode(source.replaceAll('total', 'this.sums.total'), source, '', 0.15);
    expect(steps).toBeLessThanOrEqual(18);
  });

  test('an answer that repeats nothing costs few drafts, and none when they cost as much as steps', () => {
    const prose = Array.from({ length: 100 }, (_, index) => ` word${index}`).join('');
    expect(decode(source, prose, '', 0.15)).toMatchObject({ steps: 100, accepted: 0 });
    expect(decode(source, prose, '', 0.15).drafted).toBeLessThan(30);
    expect(decode(source, prose, '', 1).drafted).toBe(0);
  });

  test('where a batch costs as much as its tokens one by one, nothing is drafted', () => {
    expect(decode(source, source, '', 1).drafted).toBe(0);
  });
});
