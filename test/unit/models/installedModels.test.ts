import { linkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lookAtFiles } from '../../../src/core/models/lookAt.ts';
import { createInstalledModels } from '../../../src/vscode/models/installedModels.ts';
import type { SearchDeps } from '../../../src/vscode/models/searchDisk.ts';
import { folderOf, noMarkers } from '../../support/folders.ts';
import { model, text, u16, whole } from '../../support/smallModel.ts';
const part = (index: number) => model({ 'split.no': u16(index), 'split.count': u16(3) });

const nowhere = folderOf({});

/** Looks only into this folder of Hearth's. */
const lister = (folder: string, machine: Partial<SearchDeps> = {}, log = (_line: string) => {}) =>
  createInstalledModels({
    folders: () => ({ own: folder, user: [], chosen: undefined }),
    markers: noMarkers,
    log,
    machine: { platform: 'freebsd', home: nowhere, env: {}, ...machine },
  });

test('models of Hearth’s folder, by the name in their head, split ones once', async () => {
  const folder = folderOf({
    'a.gguf': model({ 'general.name': text('A name') }),
    'sub folder/größer "B".gguf': whole,
    'c-00001-of-00003.gguf': part(0),
    'c-00002-of-00003.gguf': part(1),
    'c-00003-of-00003.gguf': part(2),
    'readme.txt': 'no model',
    'half.gguf.part': whole,
    '.hidden/d.gguf': whole,
  });
  const found = await lister(folder).list();
  const nested = path.join(folder, 'sub folder', 'größer "B".gguf');
  const parts = [1, 2, 3].map((number) => path.join(folder, `c-0000${number}-of-00003.gguf`));
  expect(found.map(({ name, path: file, files }) => ({ name, file, files }))).toEqual([
    { name: 'A name', file: path.join(folder, 'a.gguf'), files: [path.join(folder, 'a.gguf')] },
    { name: 'c', file: parts[0], files: parts },
    { name: 'größer "B"', file: nested, files: [nested] },
  ]);
  expect(found[1]?.bytes).toBe(3 * part(0).length);
  expect(found.every(({ origin, head, failure }) => origin === 'hearth' && head && !failure)).toBe(true);
});

test('files that cannot be used are there, with the reason', async () => {
  const folder = folderOf({
    'a.gguf': '',
    'b-00002-of-00003.gguf': part(1),
    'c-00001-of-00003.gguf': part(0),
    'd.gguf': part(1),
    'e.gguf': whole.subarray(0, 2000),
  });
  const found = await lister(folder).list();
  expect(found.map(({ name, failure }) => [name, failure?.code])).toEqual([
    ['a', 'not-a-model'],
    ['b', 'later-part'],
    ['c', 'missing-part'],
    ['d', 'renamed-part'],
    ['e', 'cut-off'],
  ]);
});

test('links are followed, also in circles, and a link to nothing is no model', async () => {
  const elsewhere = folderOf({ 'b.gguf': whole });
  const folder = folderOf({ 'a.gguf': whole });
  symlinkSync(elsewhere, path.join(folder, 'more'));
  symlinkSync(folder, path.join(elsewhere, 'back'));
  symlinkSync('self.gguf', path.join(folder, 'self.gguf'));
  symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'dangling.gguf'));
  const found = await lister(folder).list();
  expect(found.map(({ name }) => name)).toEqual(['a', 'b']);
});

test('no folder, a file instead, and one that cannot be read', async () => {
  const folder = folderOf({ 'a.gguf': whole, 'locked/b.gguf': whole });
  expect(await lister(path.join(folder, 'nothing')).list()).toEqual([]);
  expect(await lister(path.join(folder, 'a.gguf')).list()).toEqual([]);
  const locked: SearchDeps['disk'] = {
    stat,
    readdir: (name, options) =>
      name.endsWith('locked') ? Promise.reject(new Error('EACCES')) : readdir(name, options),
  };
  expect((await lister(folder, { disk: locked }).list()).map(({ name }) => name)).toEqual(['a']);
});

test('one file under two names is one model', async () => {
  const folder = folderOf({ 'a.gguf': whole, 'c.gguf': whole });
  linkSync(path.join(folder, 'a.gguf'), path.join(folder, 'b.gguf'));
  symlinkSync(path.join(folder, 'c.gguf'), path.join(folder, 'd.gguf'));
  expect((await lister(folder).list()).map(({ name }) => name)).toEqual(['a', 'c']);
});

/** The real files, counting the bytes read; files of these names never answer. */
function counting(silent: readonly string[] = []) {
  const real = lookAtFiles({ stat, open });
  const counts = { bytes: 0, reads: 0 };
  const lookAt: SearchDeps['lookAt'] = async (file) => {
    if (silent.includes(path.basename(file))) return await new Promise(() => undefined);
    const found = await real(file);
    if (typeof found === 'string') return found;
    const read: typeof found.read = async (offset, length) => {
      counts.reads++;
      const bytes = await found.read(offset, length);
      counts.bytes += bytes.length;
      return bytes;
    };
    return { ...found, read };
  };
  return { counts, lookAt };
}

test('heads are read, weights never, and a file that has not changed only once', async () => {
  const large = model({}, 16 << 20);
  const folder = folderOf({ 'a.gguf': large });
  const { counts, lookAt } = counting();
  const models = lister(folder, { lookAt });
  expect(await models.list()).toMatchObject([{ name: 'a', bytes: large.length }]);
  expect(counts.bytes).toBeLessThan(3 << 20);
  counts.reads = 0;
  expect(await models.list()).toMatchObject([{ name: 'a' }]);
  expect(counts.reads).toBe(0);
  writeFileSync(path.join(folder, 'a.gguf'), model({ 'general.name': text('New') }));
  expect(await models.list()).toMatchObject([{ name: 'New' }]);
  rmSync(path.join(folder, 'a.gguf'));
  expect(await models.list()).toEqual([]);
});

test('what was found so far, when the search is aborted; the next one is whole', async () => {
  const folder = folderOf({ 'a.gguf': whole, 'b.gguf': whole });
  const abort = new AbortController();
  const { lookAt } = counting();
  let silent = true;
  const models = lister(folder, {
    lookAt: (file) => {
      if (!silent || !file.endsWith('b.gguf')) return lookAt(file);
      abort.abort();
      return new Promise((resolve) => setTimeout(resolve, 20, 'missing'));
    },
  });
  expect((await models.list(abort.signal)).map(({ name }) => name)).toEqual(['a']);
  silent = false;
  await expect.poll(async () => (await models.list()).map(({ name }) => name)).toEqual(['a', 'b']);
});

test('a place that does not answer keeps nobody waiting, and is not asked again meanwhile', async () => {
  const folder = folderOf({ 'a.gguf': whole });
  const far = folderOf({ 'far.gguf': whole, 'gpt-oss.gguf': whole });
  const near = folderOf({ 'b.gguf': model({ 'general.name': text('B') }) });
  const { lookAt } = counting(['far.gguf']);
  const lines: string[] = [];
  const patience = (place: string) =>
    place === far ? AbortSignal.timeout(20) : new AbortController().signal;
  const models = createInstalledModels({
    folders: () => ({ own: folder, user: [far, near], chosen: undefined }),
    markers: noMarkers,
    log: (line) => lines.push(line),
    machine: { platform: 'freebsd', home: nowhere, env: {}, lookAt, patience },
  });
  for (const words of ['takes too long', 'still do not answer']) {
    expect((await models.list()).map(({ name }) => name)).toEqual(['a', 'B']);
    expect(lines.splice(0)).toEqual([expect.stringMatching(new RegExp(`${far}.*${words}`))]);
  }
});

test('those who ask at the same time share a search', async () => {
  const { counts, lookAt } = counting();
  const models = lister(folderOf({ 'a.gguf': whole }), { lookAt });
  const [one, two] = await Promise.all([models.list(), models.list()]);
  expect(one).toEqual(two);
  const both = counts.reads;
  counts.reads = 0;
  await lister(folderOf({ 'a.gguf': whole }), { lookAt }).list();
  expect(both).toBe(counts.reads);
});

test('the chosen file, if it is in no known folder', async () => {
  const own = folderOf({
    'a.gguf': whole,
    'b-00001-of-00003.gguf': part(0),
    'b-00002-of-00003.gguf': part(1),
    'b-00003-of-00003.gguf': part(2),
  });
  const elsewhere = folderOf({ 'c.gguf': whole, 'no model.gguf': 'text' });
  const origins = async (chosen: string) =>
    (
      await createInstalledModels({
        folders: () => ({ own, user: [], chosen }),
        markers: noMarkers,
        log: () => {},
        machine: { platform: 'freebsd', home: nowhere, env: {} },
      }).list()
    ).map(({ name, origin, failure }) => [name, origin, failure?.code]);
  const rest = [
    ['a', 'hearth', undefined],
    ['b', 'hearth', undefined],
  ];
  expect(await origins(path.join(elsewhere, 'c.gguf'))).toEqual([...rest, ['c', 'chosen', undefined]]);
  expect(await origins(path.join(elsewhere, 'no model.gguf'))).toEqual([
    ...rest,
    ['no model', 'chosen', 'not-a-model'],
  ]);
  for (const same of ['a.gguf', 'b-00002-of-00003.gguf', 'missing.gguf'])
    expect(await origins(path.join(own, same))).toEqual(rest);
});

test('says when it was told of a change', () => {
  const models = lister('/nowhere');
  let calls = 0;
  const stop = models.onDidChange(() => calls++);
  models.changed();
  stop();
  models.changed();
  expect(calls).toBe(1);
});
