import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lookAtFiles } from '../../../src/core/models/lookAt.ts';
import type { FolderSystem } from '../../../src/vscode/models/ggufFiles.ts';
import { createInstalledModels } from '../../../src/vscode/models/installedModels.ts';
import { model, text, whole } from '../../support/smallModel.ts';

const u16 = (value: number) => ({ type: 'u16', value }) as const;
const part = (index: number) => model({ 'split.no': u16(index), 'split.count': u16(3) });

function folderOf(files: Record<string, Uint8Array | string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-'));
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), contents);
  }
  return folder;
}

const lister = (folder: string, files?: FolderSystem) =>
  createInstalledModels({ ownFolder: () => folder, ...(files && { files }) });

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
    { name: 'c-00001-of-00003', file: parts[0], files: parts },
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
    ['b-00002-of-00003', 'later-part'],
    ['c-00001-of-00003', 'missing-part'],
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
  const locked: FolderSystem = {
    stat,
    readdir: (name, options) =>
      name.endsWith('locked') ? Promise.reject(new Error('EACCES')) : readdir(name, options),
  };
  expect((await lister(folder, locked).list()).map(({ name }) => name)).toEqual(['a']);
});

test('what was found so far, when the search is aborted', async () => {
  const folder = folderOf({ 'a.gguf': whole, 'b.gguf': whole });
  const abort = new AbortController();
  const real = lookAtFiles({ stat, open });
  const models = createInstalledModels({
    ownFolder: () => folder,
    lookAt: (file) => {
      if (!file.endsWith('b.gguf')) return real(file);
      abort.abort();
      // A drive that does not answer.
      return new Promise(() => undefined);
    },
  });
  expect((await models.list(abort.signal)).map(({ name }) => name)).toEqual(['a']);
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
