import { expect, test } from 'vitest';
import type { ModelState } from '../../../../src/core/lifecycle.ts';
import { modelsView, type ModelsFacts } from '../../../../src/core/models/view/modelsView.ts';

const memory = [{ device: 'RAM', weights: 12e9, caches: 1e9, buffers: 4e8 }];
const model = { name: 'gpt-oss-20b', device: 'CPU', contextTokens: 16384, files: [], memory };

function section(id: string, facts: Partial<ModelsFacts>) {
  const view = modelsView({ state: { type: 'stopped' }, chosenPath: '', ...facts });
  return view.sections.find((each) => each.id === id)?.entries ?? [];
}

test.each<[ModelState, string, string[]]>([
  [{ type: 'stopped' }, 'Not in memory. It loads with the first request.', ['load']],
  [{ type: 'loading', generation: 1, fraction: 0.5 }, 'Loading…', ['unload']],
  [
    { type: 'ready', generation: 1, model },
    'Runs on CPU, with a context of 16,384 tokens.',
    ['unload', 'restart'],
  ],
  [{ type: 'failed', failure: { code: 'crashed' } }, 'Could not be loaded.', ['restart', 'show-log']],
])('%j: %s', (state, line, actions) => {
  const [entry] = section('loaded', { state, chosenPath: '/models/gpt-oss-20b.gguf' });
  expect(entry).toMatchObject({ title: 'gpt-oss-20b', line });
  expect(entry?.actions.map(({ id }) => id)).toEqual(actions);
});

test('a loaded model says where its memory is, and a failed one why', () => {
  expect(section('loaded', { state: { type: 'ready', generation: 1, model } })[0]?.memory).toBe(memory);
  const failure = { code: 'model-missing', path: '/x.gguf' } as const;
  expect(section('loaded', { state: { type: 'failed', failure } })[0]?.problem).toContain(
    'There is no model file at /x.gguf.',
  );
});

test('the model in use is marked and cannot be chosen again', () => {
  expect(section('installed', {})).toMatchObject([
    { title: 'tiny-oss', marks: ['Demonstration', 'In use'], actions: [] },
  ]);
  expect(section('installed', { chosenPath: '/models/gpt-oss-20b.gguf' })).toMatchObject([
    { title: 'gpt-oss-20b', marks: ['In use'], actions: [{ id: 'reveal' }] },
    { title: 'tiny-oss', marks: ['Demonstration'], actions: [{ id: 'use' }] },
  ]);
});
