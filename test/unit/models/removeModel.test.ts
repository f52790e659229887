import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { describeDeletionFailure } from '../../../src/core/deletionFailures.ts';
import { createInstalledModels } from '../../../src/vscode/models/installedModels.ts';
import { createUsageMarkers } from '../../../src/vscode/models/usageMarkers.ts';
import { folderOf } from '../../support/folders.ts';
import { model, u16, whole } from '../../support/smallModel.ts';
const part = (index: number) => model({ 'split.no': u16(index), 'split.count': u16(3) });
const partName = (number: number) => `b-0000${number}-of-00003.gguf`;

/** A window whose models folder this is. */
function windowOn(own: string) {
  const markers = createUsageMarkers({ folder: () => own });
  onTestFinished(() => markers.dispose());
  const models = createInstalledModels({
    folders: () => ({ own, user: [], chosen: undefined }),
    markers,
    log: () => {},
    machine: { platform: 'freebsd', home: path.join(own, 'nowhere'), env: {} },
  });
  const find = async (name: string) => {
    const found = (await models.list()).find((each) => each.name === name);
    if (!found) throw new Error(`${name} is not there`);
    return found;
  };
  return { markers, models, find, remove: async (name: string) => await models.remove(await find(name)) };
}

const names = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('.'));

/** Makes a file an hour old. */
function age(file: string): void {
  const then = new Date(Date.now() - 3_600_000);
  utimesSync(file, then, then);
}

test('the files of the model, of which it says before and after how much they free', async () => {
  const folder = folderOf({
    'a.gguf': whole,
    [partName(1)]: part(0),
    [partName(2)]: part(1),
    [partName(3)]: part(2),
    'b-00001-of-00002.gguf': part(0),
  });
  const { models, find, remove } = windowOn(folder);
  let changes = 0;
  models.onDidChange(() => changes++);
  expect((await find('a')).frees).toBe(whole.length);
  const split = (await models.list()).find(({ files }) => files.length === 3);
  expect(split?.frees).toBe(3 * part(0).length);
  expect(split && (await models.remove(split))).toEqual({ freed: 3 * part(0).length });
  expect(names(folder)).toEqual(['a.gguf', 'b-00001-of-00002.gguf']);
  expect(await remove('a')).toEqual({ freed: whole.length });
  expect(names(folder)).toEqual(['b-00001-of-00002.gguf']);
  expect(changes).toBe(2);
});

test('a link frees nothing and leaves its file, and neither does one of two names of a file', async () => {
  const elsewhere = folderOf({ 'x.gguf': model({ 'general.name': { type: 'string', value: 'x' } }) });
  const folder = folderOf({ 'a.gguf': whole });
  symlinkSync(path.join(elsewhere, 'x.gguf'), path.join(folder, 'link.gguf'));
  linkSync(path.join(folder, 'a.gguf'), path.join(folder, 'b.gguf'));
  const { find, remove } = windowOn(folder);
  expect((await find('x')).frees).toBe(0);
  expect(await remove('x')).toEqual({ freed: 0 });
  expect(await remove('a')).toEqual({ freed: 0 });
  expect(names(folder)).toEqual(['b.gguf']);
  expect(names(elsewhere)).toEqual(['x.gguf']);
  // Now it is the only name.
  expect(await remove('b')).toEqual({ freed: whole.length });
});

test('what an unfinished download has left goes along, and is not touched while it arrives', async () => {
  const rest = [`${partName(2)}.part`, `${partName(2)}.part.blocks`];
  const folder = folderOf({
    [partName(1)]: part(0),
    ...Object.fromEntries(rest.map((name) => [name, 'half'])),
    'other.gguf.part': 'half',
  });
  const { find, remove } = windowOn(folder);
  const found = await find('b');
  expect(found.failure?.code).toBe('missing-part');
  expect(found.frees).toBe(part(0).length + 8);
  const busy = await remove('b');
  expect('failure' in busy && describeDeletionFailure(busy.failure)).toContain('still being downloaded');
  expect(names(folder)).toHaveLength(4);
  for (const name of rest) age(path.join(folder, name));
  expect(await remove('b')).toEqual({ freed: part(0).length + 8 });
  expect(names(folder)).toEqual(['other.gguf.part']);
});

test('nothing outside Hearth’s folder, not even through a link', async () => {
  const elsewhere = folderOf({ 'x.gguf': whole });
  const folder = folderOf({ 'a.gguf': part(0) });
  symlinkSync(elsewhere, path.join(folder, 'far'));
  const { models, find } = windowOn(folder);
  const linked = await find('x');
  expect(linked).not.toHaveProperty('frees');
  for (const files of [linked.files, [path.join(elsewhere, 'x.gguf')], [path.join(folder, '..', 'x.gguf')]]) {
    const result = await models.remove({ ...linked, path: files[0] ?? '', files });
    expect('failure' in result && describeDeletionFailure(result.failure)).toContain('not in the folder');
  }
  expect(names(elsewhere)).toEqual(['x.gguf']);
});

test('no model that a window has loaded, whatever path it used', async () => {
  const folder = folderOf({ 'a.gguf': whole, 'c.gguf': part(0) });
  const link = path.join(folderOf({}), 'linked.gguf');
  symlinkSync(path.join(folder, 'a.gguf'), link);
  const [one, two] = [windowOn(folder), windowOn(folder)];
  await one.markers.hold([link]);
  const inUse = async (window: typeof one) => {
    const result = await window.remove('a');
    return 'failure' in result ? describeDeletionFailure(result.failure) : result.freed;
  };
  expect(await inUse(one)).toContain('this model is loaded. Unload it first');
  expect(await inUse(two)).toContain('another window has this model loaded');
  // It loads another one.
  await one.markers.hold([path.join(folder, 'c.gguf')]);
  expect(await inUse(two)).toBe(whole.length);
  // It closes.
  one.markers.dispose();
  await expect.poll(() => readdirSync(path.join(folder, '.in-use'))).toEqual([]);
  expect('freed' in (await two.remove('c'))).toBe(true);
});

test('a window of another process, until it is killed', async () => {
  const folder = folderOf({ 'a.gguf': whole });
  const source = pathToFileURL(path.resolve('src/vscode/models/usageMarkers.ts')).href;
  const program = `
    import { createUsageMarkers } from ${JSON.stringify(source)};
    const folder = ${JSON.stringify(folder)};
    await createUsageMarkers({ folder: () => folder }).hold([folder + '/a.gguf']);
    console.log('loaded');
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program]);
  onTestFinished(() => void other.kill('SIGKILL'));
  await once(other.stdout, 'data');
  const { remove } = windowOn(folder);
  expect(await remove('a')).toMatchObject({ failure: { code: 'in-use', elsewhere: true } });
  const gone = once(other, 'exit');
  other.kill('SIGKILL');
  await gone;
  expect(await remove('a')).toEqual({ freed: whole.length });
});

test('a window that has died holds nothing', async () => {
  const folder = folderOf({ 'a.gguf': whole });
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  const leave = (name: string, host: string) => {
    mkdirSync(path.join(folder, '.in-use'), { recursive: true });
    const file = path.join(folder, '.in-use', name);
    writeFileSync(file, JSON.stringify({ host, pid: gone, files: [path.join(folder, 'a.gguf')] }));
    return file;
  };
  const far = leave('far.json', 'another machine');
  const { remove } = windowOn(folder);
  expect(await remove('a')).toMatchObject({ failure: { code: 'in-use', elsewhere: true } });
  age(far);
  leave('near.json', hostname());
  writeFileSync(path.join(folder, '.in-use', 'torn.json'), '{"host":');
  expect(await remove('a')).toEqual({ freed: whole.length });
  expect(readdirSync(path.join(folder, '.in-use'))).toEqual(['torn.json']);
});

test('no marker where no model of Hearth’s folder is loaded', async () => {
  const folder = folderOf({ 'a.gguf': whole });
  const elsewhere = folderOf({ 'x.gguf': whole });
  const { markers } = windowOn(folder);
  await markers.hold([path.join(elsewhere, 'x.gguf')]);
  expect(existsSync(path.join(folder, '.in-use'))).toBe(false);
  expect(await markers.holder([path.join(elsewhere, 'x.gguf')])).toBe('this window');
});

test('the system’s error, and what is gone all the same', async () => {
  const folder = folderOf({ 'a.gguf': whole, 'sub/x': '' });
  const { models, find } = windowOn(folder);
  // A folder is no file that could be deleted.
  const files = [path.join(folder, 'sub'), path.join(folder, 'a.gguf')];
  const result = await models.remove({ ...(await find('a')), files });
  expect(result).toMatchObject({ failure: { code: 'not-deleted', freed: whole.length } });
  expect(names(folder)).toEqual(['sub']);
});

test.each([
  [{ code: 'not-deleted', path: '/m/a.gguf', words: 'EBUSY: in use.', freed: 0 }, '(EBUSY: in use).'],
  [
    { code: 'not-deleted', path: '/m/a.gguf', words: 'EACCES', freed: 12e9 },
    '(EACCES). 12.0 GB of it are gone.',
  ],
] as const)('the system’s error: %j', (failure, words) => {
  expect(describeDeletionFailure(failure)).toMatch(/^\/m\/a\.gguf could not be deleted /);
  expect(describeDeletionFailure(failure).endsWith(words)).toBe(true);
});
