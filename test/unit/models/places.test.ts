import { expect, test } from 'vitest';
import { places } from '../../../src/core/models/discovery/places.ts';

/** The folders by program, with these environment variables and settings files. */
async function foldersOf(
  platform: string,
  home: string,
  env: Record<string, string> = {},
  files: Record<string, string> = {},
): Promise<Record<string, string[]>> {
  const around = { platform, home, env, read: (file: string) => Promise.resolve(files[file]) };
  const folders: Record<string, string[]> = {};
  for (const { origin, folder } of await places(around, { own: '/own', user: [] }))
    (folders[origin] ??= []).push(folder);
  return folders;
}

const linux = (env?: Record<string, string>, files?: Record<string, string>) =>
  foldersOf('linux', '/home/ada', env, files);

test('Linux', async () => {
  expect(await linux()).toEqual({
    hearth: ['/own'],
    'lm-studio': ['/home/ada/.lmstudio/models', '/home/ada/.cache/lm-studio/models'],
    'llama-cpp': ['/home/ada/.cache/llama.cpp'],
    'hugging-face': ['/home/ada/.cache/huggingface/hub'],
    jan: [
      '/home/ada/.local/share/Jan/data/llamacpp/models',
      '/home/ada/.local/share/Jan/data/models',
      '/home/ada/jan/models',
    ],
    gpt4all: ['/home/ada/.local/share/nomic.ai/GPT4All', '/home/ada/.cache/gpt4all'],
    ollama: ['/home/ada/.ollama/models', '/usr/share/ollama/.ollama/models'],
  });
});

test('macOS', async () => {
  expect(await foldersOf('darwin', '/Users/ada')).toEqual({
    hearth: ['/own'],
    'lm-studio': ['/Users/ada/.lmstudio/models', '/Users/ada/.cache/lm-studio/models'],
    'llama-cpp': ['/Users/ada/Library/Caches/llama.cpp'],
    'hugging-face': ['/Users/ada/.cache/huggingface/hub'],
    jan: [
      '/Users/ada/Library/Application Support/Jan/data/llamacpp/models',
      '/Users/ada/Library/Application Support/Jan/data/models',
      '/Users/ada/jan/models',
    ],
    gpt4all: ['/Users/ada/Library/Application Support/nomic.ai/GPT4All', '/Users/ada/.cache/gpt4all'],
    ollama: ['/Users/ada/.ollama/models'],
  });
});

test('Windows', async () => {
  const env = {
    APPDATA: 'C:\\Users\\ada\\AppData\\Roaming',
    LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local',
  };
  const folders = await foldersOf('win32', 'C:\\Users\\ada', env);
  expect(folders).toEqual({
    hearth: ['/own'],
    'lm-studio': ['C:\\Users\\ada\\.lmstudio\\models', 'C:\\Users\\ada\\.cache\\lm-studio\\models'],
    'llama-cpp': ['C:\\Users\\ada\\AppData\\Local\\llama.cpp'],
    'hugging-face': ['C:\\Users\\ada\\.cache\\huggingface\\hub'],
    jan: [
      'C:\\Users\\ada\\AppData\\Roaming\\Jan\\data\\llamacpp\\models',
      'C:\\Users\\ada\\AppData\\Roaming\\Jan\\data\\models',
      'C:\\Users\\ada\\jan\\models',
    ],
    gpt4all: ['C:\\Users\\ada\\AppData\\Local\\nomic.ai\\GPT4All', 'C:\\Users\\ada\\.cache\\gpt4all'],
    ollama: ['C:\\Users\\ada\\.ollama\\models'],
  });
  expect(await foldersOf('win32', 'C:\\Users\\ada')).toEqual(folders);
});

test.each([
  ['llama-cpp', { LLAMA_CACHE: '/big/llama' }, ['/big/llama']],
  ['llama-cpp', { XDG_CACHE_HOME: '/c' }, ['/c/llama.cpp']],
  ['llama-cpp', { LLAMA_CACHE: '', XDG_CACHE_HOME: ' ' }, ['/home/ada/.cache/llama.cpp']],
  ['hugging-face', { HF_HOME: '/big/hf' }, ['/big/hf/hub']],
  ['hugging-face', { HF_HOME: '~/hf' }, ['/home/ada/hf/hub']],
  ['hugging-face', { XDG_CACHE_HOME: '/c' }, ['/c/huggingface/hub']],
  ['hugging-face', { HF_HOME: '/big/hf', HF_HUB_CACHE: '/big/hub' }, ['/big/hub']],
  ['hugging-face', { HF_HOME: '/big/hf', HUGGINGFACE_HUB_CACHE: '/old/hub' }, ['/old/hub']],
  [
    'jan',
    { JAN_DATA_FOLDER: '/big/jan' },
    ['/big/jan/llamacpp/models', '/big/jan/models', '/home/ada/jan/models'],
  ],
  [
    'ollama',
    { OLLAMA_MODELS: '"/big/ollama"' },
    ['/big/ollama', '/home/ada/.ollama/models', '/usr/share/ollama/.ollama/models'],
  ],
] as const)('%s moved by %j', async (origin, env, folders) => {
  expect((await linux(env))[origin]).toEqual(folders);
});

test('moved by a program’s own settings', async () => {
  const folders = await linux(
    {},
    {
      '/home/ada/.lmstudio-home-pointer': '/big/lm\n',
      '/big/lm/settings.json': '{ "downloadsFolder": "/big/models" }',
      '/home/ada/.lmstudio/settings.json': 'no JSON',
      '/home/ada/.local/share/Jan/settings.json': '{ "data_folder": "/big/jan" }',
      '/home/ada/.config/nomic.ai/GPT4All.ini': '[General]\nchatTheme=Dark\nmodelPath=/big/gpt4all/\n',
    },
  );
  expect(folders['lm-studio']?.slice(0, 2)).toEqual(['/big/models', '/big/lm/models']);
  expect(folders['jan']?.[0]).toBe('/big/jan/llamacpp/models');
  expect(folders['gpt4all']?.[0]).toBe('/big/gpt4all/');
});

test.each(['no JSON', '[]', 'null', '{"data_folder":7}', '{"data_folder":" "}'])(
  'settings that say nothing: %s',
  async (text) => {
    expect(await linux({}, { '/home/ada/.local/share/Jan/settings.json': text })).toEqual(await linux());
  },
);

test('each folder once, Hearth’s first and the user’s last', async () => {
  const around = {
    platform: 'linux',
    home: '/h',
    env: { LLAMA_CACHE: '/own' },
    read: () => Promise.resolve(undefined),
  };
  const found = await places(around, { own: '/own', user: ['/mine', '/h/.ollama/models', '/mine'] });
  expect(found[0]).toMatchObject({ origin: 'hearth', folder: '/own' });
  expect(found.at(-1)).toMatchObject({ origin: 'folder', folder: '/mine' });
  expect(new Set(found.map(({ folder }) => folder)).size).toBe(found.length);
});
