import { chmodSync, mkdirSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { prepareRuntimeFolder, runtimeFolder } from '../../../../src/client/shared/runtimeFolder.ts';

afterEach(() => void vi.unstubAllEnvs());

const newPath = () => path.join(mkdtempSync(path.join(tmpdir(), 'hearth-')), 'run');

describe.skipIf(process.platform === 'win32')('the folder', () => {
  test('is made for the user alone', async () => {
    const folder = newPath();
    await prepareRuntimeFolder(folder);
    await prepareRuntimeFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('that others may enter is closed to them', async () => {
    const folder = newPath();
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    await prepareRuntimeFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('is refused if it is a link, which another user may have put there', async () => {
    const folder = newPath();
    symlinkSync(path.dirname(folder), folder);
    await expect(prepareRuntimeFolder(folder)).rejects.toThrow('not a folder of this user');
  });

  test('is refused if it is a file', async () => {
    const folder = newPath();
    writeFileSync(folder, '');
    await expect(prepareRuntimeFolder(folder)).rejects.toThrow();
  });

  test('is refused if a socket in it had too long a path, counted in bytes', async () => {
    const folder = newPath();
    await expect(prepareRuntimeFolder(path.join(folder, 'ü'.repeat(45)))).rejects.toThrow('too long');
    await prepareRuntimeFolder(path.join(folder, 'u'.repeat(20)));
  });
});

test.skipIf(process.platform === 'win32')('is in the session’s own folder, or in the temporary one', () => {
  vi.stubEnv('XDG_RUNTIME_DIR', '/run/user/17');
  expect(runtimeFolder()).toBe('/run/user/17/hearth');
  vi.stubEnv('XDG_RUNTIME_DIR', 'relative');
  expect(runtimeFolder()).toBe(path.join(tmpdir(), `hearth-${userInfo().uid}`));
  vi.stubEnv('XDG_RUNTIME_DIR', undefined);
  expect(runtimeFolder()).toBe(path.join(tmpdir(), `hearth-${userInfo().uid}`));
});
