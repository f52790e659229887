import { expect, test } from 'vitest';
import { catalogue } from '../../../../src/core/models/catalogue/catalogue.ts';
import { consent } from '../../../../src/core/models/view/consent.ts';
import type { ModelsFacts } from '../../../../src/core/models/view/modelsView.ts';
import { setupOf } from '../../../../src/core/models/view/setup.ts';
import { downloadOf, factsWith, installedModel, laptop, small, workstation } from './facts.ts';

const setup = (facts: Partial<ModelsFacts>) => setupOf(factsWith(facts));
const buttons = (facts: Partial<ModelsFacts>) =>
  setup(facts)?.buttons.map(({ action, label }) => `${action}: ${label}`);

test('with a model of one’s own there is nothing to say', () => {
  expect(setup({ chosenPath: '/models/gpt-oss-20b.gguf', machine: laptop })).toBeUndefined();
});

test('the model that suits the machine is recommended, with its size', () => {
  expect(buttons({ machine: laptop })).toEqual([
    'recommended: Download gpt-oss-20b (12.1 GB)',
    'manage: Other Models',
  ]);
  expect(setup({ machine: laptop })?.text).toMatch(
    /For this machine, Hearth recommends gpt-oss-20b\. Runs on your CPU .*\.$/,
  );
  expect(buttons({ machine: workstation })?.[0]).toBe('recommended: Download gpt-oss-120b (63.4 GB)');
});

test('nothing is recommended before the machine is known', () => {
  expect(buttons({})).toEqual(['manage: Choose Model…']);
});

test('where nothing fits, that is said, and a file of the user’s own is offered', () => {
  expect(buttons({ machine: small })).toEqual(['choose-file: Choose File…', 'manage: Manage Models']);
  expect(setup({ machine: small })?.text).toMatch(/does not fit.*needs 1\d\.\d GB/);
});

test('a model that another program has downloaded comes before a download, if it fits and works', () => {
  const there = installedModel('gpt-oss-20b');
  expect(buttons({ machine: laptop, installed: [there] })?.[0]).toBe('recommended: Use gpt-oss-20b');
  const failure = { code: 'damaged', path: there.path } as const;
  expect(buttons({ machine: laptop, installed: [{ ...there, failure }] })?.[0]).toContain('Download');
  // A toy of the same architecture.
  expect(buttons({ machine: laptop, installed: [{ ...there, bytes: 16e6 }] })?.[0]).toContain('Download');
});

test('a download is told of, with how far it is and who answers meanwhile', () => {
  const running = setup({ machine: laptop, downloads: [downloadOf({ type: 'downloading' })] });
  expect(running).toMatchObject({
    brief: 'gpt-oss-20b is being downloaded: 3.0 of 12.0 GB, 45 MB a second, 3 minutes left.',
    progress: { fraction: 0.25 },
  });
  expect(running?.text).toContain('Meanwhile tiny-oss answers');
  expect(setup({ downloads: [downloadOf({ type: 'paused' })] })?.text).toContain(
    'Paused after 3.0 of 12.0 GB.',
  );
  const failure = { code: 'not-found', url: 'https://example.org/x.gguf', host: 'example.org' } as const;
  const failed = setup({ downloads: [downloadOf({ type: 'failed', failure })] });
  expect(failed?.text).toMatch(/^gpt-oss-20b could not be downloaded\. .*example\.org/);
});

test('before a download, one is told how much comes, from where, and where it is kept', () => {
  const { question, detail } = consent(catalogue[0]!, '/storage/models', undefined);
  expect(question).toBe('Download gpt-oss-20b (12.1 GB) from huggingface.co?');
  expect(detail).toContain('/storage/models');
  expect(detail).toContain('Nothing about you or your code is sent');
  expect(detail).toContain('Apache-2.0');
  const unknown = { ...catalogue[0]!, files: [{ name: 'x.gguf', url: 'https://example.org/x.gguf' }] };
  expect(consent(unknown, '/m', undefined).question).toContain('of unknown size) from example.org?');
});
