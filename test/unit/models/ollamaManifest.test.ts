import { expect, test } from 'vitest';
import { ollamaBlob, ollamaName } from '../../../src/core/models/discovery/ollamaManifest.ts';

const digest = (kind: string) => `sha256:${kind.repeat(64)}`;
const layer = (kind: string, value: string) => ({
  mediaType: `application/vnd.ollama.image.${kind}`,
  digest: value,
  size: 1,
});
const manifest = (...layers: readonly unknown[]) => JSON.stringify({ schemaVersion: 2, config: {}, layers });

test('the blob of the weights', () => {
  expect(ollamaBlob(manifest(layer('license', digest('a')), layer('model', digest('b'))))).toBe(
    `sha256-${'b'.repeat(64)}`,
  );
  expect(ollamaBlob(manifest(layer('model', `sha256-${'c'.repeat(64)}`)))).toBe(`sha256-${'c'.repeat(64)}`);
});

test.each([
  ['no model', manifest(layer('license', digest('a')))],
  ['another file', manifest(layer('model', '../../../etc/passwd'))],
  ['a digest and more', manifest(layer('model', `${digest('a')}/../x`))],
  ['another hash', manifest(layer('model', 'md5:0123'))],
  ['no JSON', 'oops'],
  ['no layers', '{}'],
  ['nothing', ''],
])('none: %s', (_, text) => {
  expect(ollamaBlob(text)).toBeUndefined();
});

test.each([
  ['registry.ollama.ai/library/gpt-oss/20b', 'gpt-oss:20b'],
  ['registry.ollama.ai/ada/gpt-oss/latest', 'ada/gpt-oss:latest'],
  ['hf.co/unsloth/gpt-oss-20b-GGUF/Q4_K_M', 'hf.co/unsloth/gpt-oss-20b-GGUF:Q4_K_M'],
  ['registry.ollama.ai/library/gpt-oss', undefined],
])('%s: %s', (path, name) => {
  expect(ollamaName(path.split('/'))).toBe(name);
});
