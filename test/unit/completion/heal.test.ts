import { describe, expect, test } from 'vitest';
import { heal } from '../../../src/core/completion/heal.ts';

/** `|` stands between what the prompt ends with and the stub. */
function check(expected: string): void {
  const [stable, stub] = expected.split('|');
  expect(heal(expected.replace('|', ''))).toEqual({ stable, stub });
}

describe('token healing', () => {
  test('a word goes back to its start, with the blank before it', () => {
    check('const a =| fir');
    check('|fir');
    check('foo|.bar');
    check('foo|Bar');
    check("|don't");
  });

  test('blanks, indentation and line ends', () => {
    check('a =| ');
    check('a\n|    ');
    check('a|\n');
    check('|{\n\n');
    check('a|\n\t\n');
  });

  test('punctuation', () => {
    check('foo|(');
    check('foo(a|);');
    check('foo(a|);\n');
    check('a| =>');
  });

  test('numbers in threes, as the tokenizer has them', () => {
    check('123|4');
    check('a = |12');
  });

  test('other scripts and emoji', () => {
    check('//| 日本');
    check('a| 🎉');
    check('été|Été');
  });

  test('nothing to heal', () => {
    expect(heal('')).toEqual({ stable: '', stub: '' });
  });

  test('a stub that would be too long is not healed', () => {
    for (const text of ['x'.repeat(49), ' '.repeat(60), `a = ${'y'.repeat(500)}`])
      expect(heal(text)).toEqual({ stable: text, stub: '' });
    check(`a|${' x'.padEnd(48, 'x')}`);
  });

  test('a huge line costs no more than a short one', () => {
    const line = `const a = "${'word '.repeat(400_000)}`;
    expect(heal(`${line}fir`).stub).toBe(' fir');
  });

  test('what is stable stays so while the word is typed', () => {
    const line = 'const first = second + third;';
    for (let length = 8; length <= 11; length++) expect(heal(line.slice(0, length)).stable).toBe('const');
  });
});
