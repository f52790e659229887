import { expect, test } from 'vitest';
import { describeFailure } from '../../../src/core/failures.ts';
import type { FoundInstead, ModelFailure, PartialKind } from '../../../src/protocol/failure.ts';
import { failureSamples } from '../../support/failures.ts';

const path = '/models/a.gguf';
const found: Record<FoundInstead, RegExp> = {
  folder: /a folder/,
  empty: /is empty/,
  zeros: /zeros/,
  'web-page': /a web page/,
  'lfs-pointer': /git lfs pull/,
  text: /a text file/,
  safetensors: /safetensors/,
  pytorch: /PyTorch/,
  archive: /Unpack/,
  ggml: /GGML format/,
  program: /a program/,
  unknown: /not a GGUF file/,
};
const kinds: Record<PartialKind, RegExp> = {
  adapter: /LoRA adapter/,
  projector: /mmproj/,
  'importance-matrix': /imatrix/,
  vocabulary: /vocabulary, not a model/,
};

/** One of each code, of each thing that is no model, and of each part of one. */
const all: readonly ModelFailure[] = [
  ...Object.values(failureSamples),
  { code: 'impossible-value', path, key: 'gpt-oss.expert_count' },
  ...(Object.keys(found) as FoundInstead[]).map(
    (each) => ({ code: 'not-a-model', path, found: each }) as const,
  ),
  ...(Object.keys(kinds) as PartialKind[]).map((kind) => ({ code: 'wrong-kind', path, kind }) as const),
];

test.each(all)('%j is worded as sentences, with all that it knows', (failure) => {
  const text = describeFailure(failure);
  expect(text).toMatch(/^([A-Z/]|llama\.cpp).*[.]$/);
  expect(text).not.toMatch(/undefined|\.\.|NaN|\s{2}/);
  for (const [name, value] of Object.entries(failure))
    if (!['code', 'was', 'found', 'kind', 'whole', 'needed', 'free'].includes(name))
      expect(text).toContain(String(value).replace(/\.$/, ''));
});

/** What a fault is called never blames the download or the memory for another one. */
test.each(all)('%j: the download and the memory are to blame only where they may be', (failure) => {
  const text = describeFailure(failure);
  const download =
    failure.code === 'cut-off' ||
    failure.code === 'damaged' ||
    (failure.code === 'not-a-model' && ['zeros', 'web-page'].includes(failure.found));
  expect(/[Dd]ownload (the file|it)/.test(text)).toBe(download);
  const memory = ['out-of-memory', 'memory-short', 'crashed-repeatedly'].includes(failure.code);
  expect(/memory/.test(text)).toBe(memory);
});

test.each(Object.entries(found))('what is no model: %s', (each, words) => {
  expect(describeFailure({ code: 'not-a-model', path, found: each as FoundInstead })).toMatch(words);
});

test.each(Object.entries(kinds))('what goes with a model: %s', (kind, words) => {
  expect(describeFailure({ code: 'wrong-kind', path, kind: kind as PartialKind })).toMatch(words);
});

test.each<[ModelFailure, string]>([
  [{ code: 'wrong-version', path, version: 1 }, 'llama.cpp no longer reads'],
  [{ code: 'wrong-version', path, version: 0 }, 'llama.cpp no longer reads'],
  [{ code: 'wrong-version', path, version: 4 }, 'Update Hearth'],
  [{ code: 'ollama-layout', path }, 'only Ollama reads'],
  [{ code: 'wrong-architecture', path }, 'does not state the architecture'],
  [{ code: 'cut-off', path, found: 1000, whole: 2000 }, '1000 of 2000 bytes'],
  [{ code: 'cut-off', path, found: 20 }, 'after 20 bytes, within its head'],
  [{ code: 'model-missing', path: '' }, 'No model file is set'],
  [{ code: 'out-of-memory', needed: 14e9, free: 8e9 }, 'about 14.0 GB, and 8.0 GB are free'],
])('%j', (failure, words) => {
  expect(describeFailure(failure)).toContain(words);
});

test.each([{}, { needed: 8e9, free: 9e9 }, { needed: 8e9 }])(
  'no numbers that explain nothing: %j',
  (numbers) => {
    expect(describeFailure({ code: 'out-of-memory', ...numbers })).not.toContain('GB');
  },
);
