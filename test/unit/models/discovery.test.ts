import { linkSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { InstalledModel } from '../../../src/core/models/installed.ts';
import { createInstalledModels } from '../../../src/vscode/models/installedModels.ts';
import { folderOf, noMarkers } from '../../support/folders.ts';
import { model, text, u16, whole } from '../../support/smallModel.ts';

const named = (name: string) => model({ 'general.name': text(name) });
const foreign = model({ 'general.architecture': text('llama') });
const digest = (kind: string) => kind.repeat(64);
const manifest = (kind: string) =>
  JSON.stringify({
    layers: [{ mediaType: 'application/vnd.ollama.image.model', digest: `sha256:${digest(kind)}` }],
  });

/** The models found on a machine with this home folder. */
async function found(home: string, user: readonly string[] = []): Promise<readonly InstalledModel[]> {
  const models = createInstalledModels({
    folders: () => ({ own: path.join(home, 'own'), user, chosen: undefined }),
    markers: noMarkers,
    log: () => {},
    machine: { platform: 'freebsd', home, env: {} },
  });
  return await models.list();
}

const brief = (models: readonly InstalledModel[]) =>
  models.map(({ origin, name, failure }) => [origin, name, failure?.code].filter(Boolean).join(' '));

test('the models of each program, under their names', async () => {
  const home = folderOf({
    '.lmstudio/models/lmstudio-community/gpt-oss-20b-GGUF/gpt-oss-20b-MXFP4.gguf': whole,
    '.cache/llama.cpp/ggml-org_gpt-oss-20b-GGUF_gpt-oss-20b-mxfp4.gguf': named('Cached'),
    '.local/share/Jan/data/llamacpp/models/org/gpt-oss/model.gguf': named('In Jan'),
    '.local/share/nomic.ai/GPT4All/gpt-oss.Q4_0.gguf': whole,
    '.local/share/nomic.ai/GPT4All/incomplete-gpt-oss.gguf': whole.subarray(0, 500),
    '.ollama/models/manifests/registry.ollama.ai/library/gpt-oss/20b': manifest('a'),
    [`.ollama/models/blobs/sha256-${digest('a')}`]: model({ 'general.architecture': text('gptoss') }),
    '.ollama/models/manifests/hf.co/unsloth/gpt-oss-20b-GGUF/Q4_K_M': manifest('b'),
    [`.ollama/models/blobs/sha256-${digest('b')}`]: named('Not shown'),
    // Ollama's links to what it has not, or no longer.
    '.ollama/models/manifests/registry.ollama.ai/library/gpt-oss/120b': manifest('c'),
    '.ollama/models/manifests/registry.ollama.ai/library/gpt-oss/20b-cloud': '{"layers":[]}',
  });
  expect(brief(await found(home))).toEqual([
    'lm-studio gpt-oss-20b-MXFP4',
    'llama-cpp Cached',
    'jan In Jan',
    'gpt4all gpt-oss.Q4_0',
    'ollama hf.co/unsloth/gpt-oss-20b-GGUF:Q4_K_M',
    'ollama gpt-oss:20b ollama-layout',
  ]);
});

test('the hub’s cache: links of two revisions to one blob are one model, parts are found by the links’ names', async () => {
  const part = (index: number) => model({ 'split.no': u16(index), 'split.count': u16(2) });
  const hub = '.cache/huggingface/hub/models--ggml-org--gpt-oss-120b-GGUF';
  const home = folderOf({
    [`${hub}/blobs/${digest('0')}`]: part(0),
    [`${hub}/blobs/${digest('1')}`]: part(1),
    [`${hub}/refs/main`]: 'rev2',
  });
  for (const revision of ['rev1', 'rev2']) {
    mkdirSync(path.join(home, hub, 'snapshots', revision, 'mxfp4'), { recursive: true });
    for (const index of [0, 1])
      symlinkSync(
        path.join('..', '..', '..', 'blobs', digest(String(index))),
        path.join(home, hub, 'snapshots', revision, 'mxfp4', `gpt-oss-0000${index + 1}-of-00002.gguf`),
      );
  }
  const models = await found(home);
  expect(brief(models)).toEqual(['hugging-face gpt-oss']);
  expect(models[0]?.path).toBe(path.join(home, hub, 'snapshots/rev1/mxfp4/gpt-oss-00001-of-00002.gguf'));
  expect(models[0]?.files).toHaveLength(2);
  expect(models[0]?.bytes).toBe(part(0).length + part(1).length);
});

test('of other programs’ files only gpt-oss is listed, also when it is damaged', async () => {
  const home = folderOf({
    '.lmstudio/models/a/b/llama.gguf': foreign,
    '.lmstudio/models/a/b/text.gguf': 'no model',
    '.lmstudio/models/a/gpt-oss/adapter.gguf': model({ 'general.type': text('adapter') }),
    '.lmstudio/models/a/gpt-oss/gpt-oss-cut.gguf': whole.subarray(0, 20),
    '.lmstudio/models/a/gpt-oss/half.gguf': whole.subarray(0, whole.length / 2),
  });
  expect(brief(await found(home))).toEqual(['lm-studio gpt-oss-cut cut-off', 'lm-studio half cut-off']);
  // In Hearth's own folder, all is.
  const own = folderOf({
    'own/llama.gguf': foreign,
    'own/adapter.gguf': model({ 'general.type': text('adapter') }),
  });
  expect(brief(await found(own))).toEqual(['hearth adapter wrong-kind', 'hearth llama wrong-architecture']);
});

test('a file in two programs’ folders, by a hard link or a link, belongs to the first', async () => {
  const home = folderOf({
    '.lmstudio/models/a/b/one.gguf': named('One'),
    '.cache/llama.cpp/two.gguf': named('Two'),
    'mine/deep/er/three.gguf': named('Three'),
    'mine/too/deep/for/us/four.gguf': named('Four'),
  });
  const at = (name: string) => path.join(home, name);
  linkSync(at('.lmstudio/models/a/b/one.gguf'), at('.cache/llama.cpp/linked.gguf'));
  symlinkSync(at('.cache/llama.cpp'), at('mine/link'));
  expect(brief(await found(home, [at('mine'), at('missing')]))).toEqual([
    'lm-studio One',
    'llama-cpp Two',
    'folder Three',
  ]);
});

test('a folder with very many files is not searched to its end', async () => {
  const entries = Array.from({ length: 30_000 }, (_, index) => ({
    name: index === 29_999 ? 'gpt-oss.gguf' : `${index}.txt`,
    isDirectory: () => false,
    isFile: () => true,
    isSymbolicLink: () => false,
  }));
  const stats: string[] = [];
  const models = createInstalledModels({
    folders: () => ({ own: '/own', user: [], chosen: undefined }),
    markers: noMarkers,
    log: () => {},
    machine: {
      platform: 'freebsd',
      home: '/nowhere',
      env: {},
      disk: {
        readdir: (folder) => Promise.resolve(folder === '/own' ? entries : []),
        stat: (file) => {
          stats.push(file);
          return Promise.resolve({
            dev: 1n,
            ino: BigInt(stats.length),
            size: 1n,
            mtimeMs: 1n,
            nlink: 1n,
            isDirectory: () => !file.endsWith('.gguf'),
            isFile: () => file.endsWith('.gguf'),
          });
        },
      },
    },
  });
  expect(await models.list()).toEqual([]);
  expect(stats).not.toContain(path.join('/own', 'gpt-oss.gguf'));
});
