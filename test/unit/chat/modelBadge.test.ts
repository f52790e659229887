import { expect, test } from 'vitest';
import type { ModelState } from '../../../src/core/lifecycle.ts';
import { modelBadge } from '../../../src/features/chat/modelBadge.ts';

const ready: ModelState = {
  type: 'ready',
  generation: 1,
  model: { name: 'GPT OSS 20B', device: 'CPU', contextTokens: 4096, files: [] },
};

test.each<[ModelState, string, string, boolean]>([
  [{ type: 'stopped' }, '', 'tiny-oss', true],
  [{ type: 'stopped' }, '/models/gpt-oss-20b.gguf', 'gpt-oss-20b', false],
  [{ type: 'stopped' }, 'C:\\models\\gpt-oss-20b.GGUF', 'gpt-oss-20b', false],
  [ready, '/models/x.gguf', 'GPT OSS 20B', false],
])('%j of %j is called %s', (state, path, name, demonstration) =>
  expect(modelBadge(state, path)).toMatchObject({ name, demonstration, state: { type: state.type } }),
);

test('loading says how far', () =>
  expect(modelBadge({ type: 'loading', generation: 1, fraction: 0.5 }, '').state).toEqual({
    type: 'loading',
    fraction: 0.5,
  }));
