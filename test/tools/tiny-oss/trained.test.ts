import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readGgufHead } from '../../../src/core/models/ggufHead.ts';
import { specialTokens } from '../../../tools/tiny-oss/vocabulary.ts';
import { root } from '../../../tools/workbench/paths.ts';

const file = path.join(root, 'media/tiny-oss.gguf');

test('the trained model is a gpt-oss of at most 16 MB', async () => {
  const { size } = statSync(file);
  expect(size).toBeLessThanOrEqual(16e6);
  const bytes = readFileSync(file);
  const reading = await readGgufHead(
    (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    size,
  );
  if ('problem' in reading) throw new Error(reading.problem.type);
  expect(reading.head.values.get('general.architecture')).toBe('gpt-oss');
  expect(reading.head.size).toBeLessThanOrEqual(size);
});

test('it knows all special tokens of harmony', () => {
  const text = readFileSync(file).toString('latin1');
  for (const token of specialTokens) expect(text).toContain(token);
});

test('the card tells how large the file is', () => {
  const card = readFileSync(path.join(root, 'media/tiny-oss.md'), 'utf8');
  expect(card).toContain(`${(statSync(file).size / 1e6).toFixed(1)} MB`);
});
