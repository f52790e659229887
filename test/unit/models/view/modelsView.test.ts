import { expect, test } from 'vitest';
import type { ModelState } from '../../../../src/core/lifecycle.ts';
import { offers } from '../../../../src/core/models/catalogue/offers.ts';
import { modelsView, type ModelsFacts } from '../../../../src/core/models/view/modelsView.ts';
import { parseFromModelsPage } from '../../../../src/core/models/view/parseModelsPage.ts';
import { downloadOf, factsWith, installedModel, laptop, small, workstation } from './facts.ts';

const memory = [{ device: 'RAM', weights: 12e9, caches: 1e9, buffers: 4e8 }];
const model = { name: 'gpt-oss-20b', device: 'CPU', contextTokens: 16384, files: [], memory };

function section(id: string, facts: Partial<ModelsFacts>) {
  const view = modelsView(factsWith(facts));
  return view.sections.find((each) => each.id === id)?.entries ?? [];
}

const ids = (entry: { actions: readonly { id: string }[] } | undefined) => entry?.actions.map(({ id }) => id);

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
  expect(ids(entry)).toEqual(actions);
});

test('a loaded model says where its memory is, and a failed one why', () => {
  expect(section('loaded', { state: { type: 'ready', generation: 1, model } })[0]?.memory).toBe(memory);
  const failure = { code: 'model-missing', path: '/x.gguf' } as const;
  expect(section('loaded', { state: { type: 'failed', failure } })[0]?.problem).toContain(
    'There is no model file at /x.gguf.',
  );
});

test('what is on the machine: the model in use first, then usable ones, and at last those that are not', () => {
  const failure = { code: 'wrong-architecture', path: '/o', architecture: 'gptoss' } as const;
  const installed = [
    installedModel('of-ollama', { failure, origin: 'ollama' }),
    installedModel('gpt-oss-20b'),
    installedModel('mine', { origin: 'hearth', frees: 12e9, files: ['/a', '/b'] }),
  ];
  const entries = section('installed', { installed, chosenPath: '/models/mine.gguf', machine: laptop });
  expect(entries.map(({ title, marks }) => [title, ...marks].join(', '))).toEqual([
    'mine, In use',
    'gpt-oss-20b',
    'tiny-oss, Demonstration',
    'of-ollama',
  ]);
  expect(entries.map(ids)).toEqual([['reveal', 'delete'], ['use', 'reveal'], ['use'], ['reveal']]);
  expect(entries.map(({ facts }) => facts)).toEqual([
    '12.1 GB · 2 files · Hearth’s folder',
    '12.1 GB · LM Studio’s folder',
    '16 MB',
    '12.1 GB · Ollama’s folder',
  ]);
  expect(entries[1]?.line).toMatch(/^Runs on your CPU .*\.$/);
  expect(entries[3]?.problem).toContain('gptoss');
});

test('the chosen model is there before anyone has looked for it', () => {
  expect(section('installed', { chosenPath: '/models/gpt-oss-20b.gguf' })).toMatchObject([
    { title: 'gpt-oss-20b', marks: ['In use'], actions: [{ id: 'reveal' }] },
    { title: 'tiny-oss', marks: ['Demonstration'], actions: [{ id: 'use' }] },
  ]);
  expect(section('installed', {})).toMatchObject([
    { title: 'tiny-oss', marks: ['Demonstration', 'In use'], actions: [] },
  ]);
});

test('what can be downloaded says whether it fits, and one of it is recommended', () => {
  const marks = (facts: Partial<ModelsFacts>) =>
    section('available', facts)
      .filter((entry) => entry.marks.includes('Recommended'))
      .map(({ title }) => title);
  expect(marks({ machine: laptop })).toEqual(['gpt-oss-20b']);
  expect(marks({ machine: workstation })).toEqual(['gpt-oss-120b']);
  expect(marks({ machine: small })).toEqual([]);
  expect(marks({})).toEqual([]);
  const [first, second] = section('available', { machine: laptop });
  expect(first).toMatchObject({
    title: 'gpt-oss-20b',
    facts: '12.1 GB · Apache-2.0 · from huggingface.co',
    actions: [{ id: 'download', label: 'Download…', primary: true }, { id: 'open-page' }],
  });
  expect(first?.line).toMatch(/^Runs on your CPU/);
  expect(second?.line).toMatch(/^Too large for this machine: it needs .* GB/);
  expect(second?.actions[0]).toEqual({ id: 'download', label: 'Download Anyway…' });
  expect(first?.details?.join('\n')).toMatch(/All on the CPU[^]*SHA-256/);
});

test('a model of the user’s own says only what is known', () => {
  const own = offers({ mirror: '', sources: ['https://example.org/mine.gguf', 'nonsense'] });
  const entries = section('available', { offers: own, machine: laptop });
  expect(entries.at(-1)).toMatchObject({
    title: 'mine',
    line: 'Your own source, example.org.',
    facts: 'from example.org',
    actions: [{ id: 'download' }, { id: 'examine' }, { id: 'remove-address' }],
  });
  expect(section('own', { offers: own }).at(-1)?.problem).toContain('hearth.models.sources');
});

test('an offer is in one place: to download, being downloaded, or on the machine', () => {
  const titles = (id: string, facts: Partial<ModelsFacts>) =>
    section(id, facts).filter(({ title }) => title === 'gpt-oss-20b').length;
  const downloads = [downloadOf({ type: 'downloading' })];
  expect([titles('available', { downloads }), titles('downloads', { downloads })]).toEqual([0, 1]);
  const done = [downloadOf({ type: 'done', path: '/models/x' })];
  expect([titles('available', { downloads: done }), titles('downloads', { downloads: done })]).toEqual([
    0, 0,
  ]);
  const here = installedModel('gpt-oss-20b', { path: 'C:\\m\\gpt-oss-20b-MXFP4.gguf' });
  expect(titles('available', { installed: [here] })).toBe(0);
  // Another conversion, or half of a file.
  expect(titles('available', { installed: [{ ...here, bytes: 1 }] })).toBe(1);
});

test.each([
  ['downloading', '3.0 of 12.0 GB, 45 MB a second, 3 minutes left.', ['pause', 'cancel']],
  ['paused', 'Paused after 3.0 of 12.0 GB.', ['resume', 'cancel']],
  ['waiting', 'Waiting for the server. 3.0 of 12.0 GB so far.', ['pause', 'cancel']],
  ['verifying', 'All of it has arrived. Checking 12.0 GB.', []],
] as const)('a download that is %s: %s', (type, line, actions) => {
  const [entry] = section('downloads', { downloads: [downloadOf({ type })] });
  expect(entry).toMatchObject({ line, progress: { fraction: 0.25 } });
  expect(ids(entry)).toEqual(actions);
});

test('a download that failed says why; one by another window, that it is there', () => {
  const failure = { code: 'not-found', url: 'https://example.org/x.gguf', host: 'example.org' } as const;
  const [failed] = section('downloads', { downloads: [downloadOf({ type: 'failed', failure })] });
  expect(failed?.problem).toContain('example.org');
  expect(failed?.progress).toBeUndefined();
  expect(failed?.actions[0]).toMatchObject({ id: 'resume', label: 'Try Again' });
  const [other] = section('downloads', { downloads: [downloadOf({ type: 'downloading' }, { here: false })] });
  expect(other?.line).toContain('by another window');
});

test('the machine is described once it is known', () => {
  expect(modelsView(factsWith()).machine).toBeUndefined();
  expect(modelsView(factsWith({ machine: workstation })).machine).toBe(
    'Memory: 274.9 GB, 247.4 GB free · A GPU: 103.1 GB, 92.8 GB free',
  );
  expect(modelsView(factsWith({ machine: laptop })).machine).toContain('no GPU');
});

test('keys are unique', () => {
  const keys = modelsView(
    factsWith({
      installed: [installedModel('a'), installedModel('b')],
      downloads: [downloadOf({ type: 'paused' })],
      offers: offers({ mirror: '', sources: [1, 2] }),
    }),
  ).sections.flatMap(({ entries }) => entries.map(({ key }) => key));
  expect(new Set(keys).size).toBe(keys.length);
});

test('the page can ask for what is offered, and for nothing else', () => {
  const act = { type: 'act', entry: 'offer gpt-oss-20b', action: 'download' };
  expect(parseFromModelsPage(act)).toEqual(act);
  expect(parseFromModelsPage({ type: 'ready' })).toEqual({ type: 'ready' });
  for (const bad of [{ ...act, action: 'run' }, { ...act, entry: '' }, { type: 'act' }, 'ready', null])
    expect(parseFromModelsPage(bad)).toBeUndefined();
});
