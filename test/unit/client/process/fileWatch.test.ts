import { mkdtempSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFileWatch } from '../../../../src/client/process/fileWatch.ts';
import { encodeGguf } from '../../../../tools/tiny-oss/gguf.ts';
import { set } from './setUp.ts';

const bytes = encodeGguf(
  {
    'general.architecture': { type: 'string', value: 'gpt-oss' },
    'gpt-oss.attention.head_count': { type: 'u32', value: 6 },
    'gpt-oss.expert_count': { type: 'u32', value: 4 },
    'gpt-oss.expert_used_count': { type: 'u32', value: 2 },
  },
  [{ name: 'token_embd.weight', shape: [32], type: 'F32', values: new Float32Array(32) }],
);

function newFile(content: Uint8Array = bytes) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'hearth-')), 'a.gguf');
  writeFileSync(file, content);
  return file;
}

function asLoaded(file: string) {
  const { size, mtimeMs, ino } = statSync(file);
  return { path: file, size, modified: mtimeMs, inode: ino };
}

describe('what becomes of files', () => {
  function watch(file: string, judged: boolean, loaded = [asLoaded(file)]) {
    const news: string[] = [];
    const watching = createFileWatch({
      every: 5,
      onOverwritten: () => news.push('overwritten'),
      onLoadable: () => news.push('loadable'),
    });
    watching.begin({ modelPath: file, paths: [file], loaded, judged });
    return { news, watching };
  }
  const heard = (news: readonly string[], expected: readonly string[]) =>
    expect.poll(() => news, { timeout: 20_000 }).toEqual(expected);

  test('a loaded one is cut: said once', async () => {
    const file = newFile();
    const { news, watching } = watch(file, true);
    expect(await watching.look()).toBe('none');
    truncateSync(file, 10);
    expect(await watching.look()).toBe('overwritten');
    await heard(news, ['overwritten']);
    expect(await watching.look()).toBe('none');
  });

  test('a loaded one is replaced, first by one that cannot be loaded', async () => {
    const file = newFile();
    const { news, watching } = watch(file, true);
    writeFileSync(`${file}.new`, 'No model.');
    renameSync(`${file}.new`, file);
    await expect.poll(() => watching.look(), { timeout: 20_000 }).toBe('replaced');
    rmSync(file);
    writeFileSync(`${file}.new`, bytes);
    renameSync(`${file}.new`, file);
    await heard(news, ['loadable']);
    watching.stop();
  });

  test('one that could not be loaded is looked into at once, as it may be whole already', async () => {
    const { news, watching } = watch(newFile(), false, []);
    await heard(news, ['loadable']);
    watching.stop();
  });

  test('one that llama.cpp refused is looked into after a change only', async () => {
    const file = newFile();
    const refused = watch(file, true, []);
    // Begun later, and as often: when this one has looked into the file, the other would have.
    const cutOff = watch(file, false, []);
    await heard(cutOff.news, ['loadable']);
    expect(refused.news).toEqual([]);
    writeFileSync(`${file}.new`, bytes);
    renameSync(`${file}.new`, file);
    await heard(refused.news, ['loadable']);
    refused.watching.stop();
    cutOff.watching.stop();
  });
});

describe('a process that ends by itself', () => {
  async function loaded() {
    const file = newFile();
    const parts = set();
    void parts.service.start();
    parts.newest().load([asLoaded(file)]);
    const answer = parts.ask();
    await expect.poll(() => parts.newest().requests.length).toBe(1);
    return { ...parts, file, answer };
  }

  test('after its file was cut: that is why, and it is not started again', async () => {
    const { file, newest, processes, service, answer } = await loaded();
    truncateSync(file, 10);
    newest().crash();
    const failure = { code: 'changed', path: file };
    expect((await answer).end).toEqual({ type: 'failed', failure });
    expect(service.state).toEqual({ type: 'failed', failure });
    expect(processes).toHaveLength(1);
    service.dispose();
  });

  test('with its file as it was: it has crashed, and is started again', async () => {
    const { newest, processes, service, answer } = await loaded();
    newest().crash();
    expect((await answer).end).toEqual({ type: 'failed', failure: { code: 'crashed' } });
    expect(processes).toHaveLength(2);
    service.dispose();
  });

  test('and is stopped before the reason is known', async () => {
    const { newest, processes, service, answer } = await loaded();
    newest().crash();
    service.stop();
    expect((await answer).end).toEqual({ type: 'failed', failure: { code: 'stopped' } });
    expect(service.state.type).toBe('stopped');
    expect(processes).toHaveLength(1);
  });
});
