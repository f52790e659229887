import { describe, expect, test } from 'vitest';
import { tinyOssVocabulary } from '../../../tools/tiny-oss/tinyOssVocabulary.ts';
import { cutVocabulary, specialTokens } from '../../../tools/tiny-oss/vocabulary.ts';

describe('cutVocabulary', () => {
  // Making the merges throws where a token is not merged from two others of the vocabulary.
  test.each([256, 257, 300, 1000, 2500])('gives a closed vocabulary of the first %i ranks', (rankCount) => {
    const vocabulary = cutVocabulary(rankCount);
    expect(vocabulary.ordinary).toHaveLength(rankCount);
    expect(vocabulary.merges).toHaveLength(rankCount - 256);
  });

  test('has every byte, so any text can be written', () => {
    const { encode, textOf, ordinary } = cutVocabulary(256);
    expect(new Set(ordinary).size).toBe(256);
    expect(encode('é')).toHaveLength(2);
    expect(encode('abc').map(textOf).join('')).toBe('abc');
  });

  test('keeps the words of texts beyond its ranks, each as one token', () => {
    const vocabulary = cutVocabulary(300, ['function analysis']);
    expect(vocabulary.encode('function').map(vocabulary.textOf)).toEqual(['function']);
    expect(vocabulary.encode(' analysis').map(vocabulary.textOf)).toEqual([' analysis']);
    expect(vocabulary.ordinary.length).toBeGreaterThan(300);
  });

  test('puts the special tokens last', () => {
    const { tokens, types, special } = cutVocabulary(256);
    expect(tokens.slice(-specialTokens.length)).toEqual(specialTokens);
    expect(types.slice(-specialTokens.length)).toEqual(specialTokens.map(() => 3));
    expect(tokens[special('<|end|>')]).toBe('<|end|>');
  });

  test('writes spaces and line breaks in the printable form of GPT-2', () => {
    const { tokens, encode } = cutVocabulary(1000);
    expect(encode(' the\n').map((id) => tokens[id])).toEqual(['Ġthe', 'Ċ']);
  });
});

describe('tinyOssVocabulary', () => {
  const { encode, textOf, tokens } = tinyOssVocabulary();

  test.each(['assistant', 'analysis', 'final', '```', 'let', ' let', 'var', ' var'])(
    'has %j as one token',
    (word) => expect(encode(word)).toHaveLength(1),
  );

  test('has no token twice', () => expect(new Set(tokens).size).toBe(tokens.length));

  test.each(['const a = [1, 2];\n\n  return a;\n', 'Grüße, 世界 🎉', 'a\r\n\tb', ''])(
    'gives %j back',
    (text) => {
      // Characters may be split among tokens, so the bytes are joined first.
      const { ordinary } = tinyOssVocabulary();
      const bytes = encode(text).map((id) => ordinary[id]!);
      expect(Buffer.from(bytes.join(''), 'latin1').toString('utf8')).toBe(text);
      expect(encode(text).map(textOf).join('').length).toBeGreaterThanOrEqual(text.length);
    },
  );
});
