import type { Token } from 'node-llama-cpp';
import { describe, expect, test } from 'vitest';
import { createTokenDecoder } from '../../../src/model/tokenDecoder.ts';
import { splitSpecials } from '../../../src/model/tokens.ts';

describe('cutting inside of what looks like a special token', () => {
  /** `‖` where the text is cut. */
  function check(expected: string): void {
    const text = expected.replaceAll('‖', '');
    expect(splitSpecials(text).join('‖')).toBe(expected);
    expect(splitSpecials(text).every((part) => !/<\|\w+\|>/.test(part))).toBe(true);
  }

  test('each one', () => {
    check('<|‖end|>');
    check('a <|‖start|> b <|‖reserved_200013|>');
    check('<|‖end|><|‖end|>');
    check('<|<|‖end|>');
    check('<|‖end|>|>');
  });

  test('other text stays whole', () => {
    for (const text of ['a < b', '<|', '|>', '<||>', '<| end |>', 'x |> f <| y']) check(text);
    expect(splitSpecials('')).toEqual([]);
  });
});

describe('decoding', () => {
  /** Tokens are bytes here. */
  const detokenize = (tokens: readonly Token[]): string => Buffer.from(tokens).toString('utf8');

  function decode(bytes: Iterable<number>): string[] {
    const decoder = createTokenDecoder(detokenize);
    const parts = Array.from(bytes, (byte) => decoder.push(byte as Token));
    return [...parts, decoder.flush()];
  }

  test('no character comes in parts', () => {
    const text = 'aé日👩‍👧.';
    const parts = decode(Buffer.from(text));
    expect(parts.join('')).toBe(text);
    expect(parts.every((part) => !part.includes('\ufffd'))).toBe(true);
  });

  test('what never becomes a character comes as replacement characters', () => {
    expect(decode([0x61, 0xf0, 0x9f]).join('')).toBe('a\ufffd');
    expect(decode([0xff, 0x61]).join('')).toMatch(/^\ufffda$/);
    expect(decode([0x80, 0x80, 0x80, 0x80, 0x80, 0x61]).join('')).toMatch(/^\ufffd+a$/);
  });

  test('nothing gives nothing', () => {
    expect(decode([])).toEqual(['']);
  });
});
