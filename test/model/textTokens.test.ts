import { readFile, glob } from 'node:fs/promises';
import { getLlama, LlamaLogLevel, type LlamaModel, type Token } from 'node-llama-cpp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { splitText } from '../../src/core/text/tokenBoundaries.ts';
import { createTextTokenizer } from '../../src/model/textTokens.ts';
import { modelPath } from '../../tools/models/models.ts';
import { seededRandom } from '../../tools/tiny-oss/random.ts';

const preTokenizer = 'gpt-4o';
let model: LlamaModel;
beforeAll(async () => {
  const llama = await getLlama({ gpu: false, build: 'never', logLevel: LlamaLogLevel.error });
  model = await llama.loadModel({ modelPath: modelPath('scripted') });
});
afterAll(() => model.dispose());

const whole = (text: string): Token[] => model.tokenize(text, false);
const byLines = (text: string): Token[] => splitText(text, preTokenizer).flatMap(whole);

test('the tokens of the parts are those of the whole, in our own files', async () => {
  expect(model.fileInfo.metadata.tokenizer.ggml.pre).toBe(preTokenizer);
  let parts = 0;
  for await (const path of glob(['src/core/completion/**/*.ts', 'src/webview/*.css', 'README.md'])) {
    const text = await readFile(path, 'utf8');
    for (const variant of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('  ', '\t')])
      expect(byLines(variant), path).toEqual(whole(variant));
    parts += splitText(text, preTokenizer).length;
  }
  expect(parts).toBeGreaterThan(100);
});

test('and in texts of what patterns treat in different ways', () => {
  const random = seededRandom(20261130);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pieces = [
    ...['\n', '\n', '\n', '\r\n', '\r', ' ', '  ', '\t', '/', '//', '/*', "'s", "'", '12345', 'a', 'Bc', 'É'],
    ...[
      'e\u0301',
      '\u0301',
      '你好',
      '😀',
      '\u200d',
      '\ufeff',
      '\u0085',
      '\u2028',
      '\u00a0',
      '{',
      '}',
      '(',
      ');',
    ],
  ];
  for (let count = 0; count < 2_000; count++) {
    const text = Array.from({ length: 1 + below(12) }, () => pieces[below(pieces.length)]).join('');
    expect(byLines(text), JSON.stringify(text)).toEqual(whole(text));
  }
});

test('a key tokenises its own line', () => {
  let asked: string[] = [];
  const tokenize = createTextTokenizer((part) => {
    asked.push(part);
    return whole(part);
  }, preTokenizer);
  const above = Array.from({ length: 300 }, (_, index) => `const value${index} = ${index};\n`).join('');
  tokenize(`${above}const la`);
  expect(asked).toHaveLength(11);
  asked = [];
  expect(tokenize(`${above}const las`)).toEqual(whole(`${above}const las`));
  expect(asked).toEqual(['const las']);
});
