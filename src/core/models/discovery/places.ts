import type { ModelOrigin } from '../installed.ts';
import { typedPath } from '../typedPath.ts';
import { joinPath, userFolders, variable, type Surroundings } from './surroundings.ts';

/** A folder with models. */
export interface Place {
  origin: ModelOrigin;
  folder: string;
  /** Levels of folders below it that may have models. */
  depth: number;
  /** Files by their names, or Ollama's manifests and blobs. */
  layout: 'files' | 'ollama';
}

/** Levels of a folder that Hearth or the user fills. */
const ownDepth = 3;

/**
 * Where to look for models, most wanted first: Hearth's folder, the folders of other programs, and those of the user.
 * They need not exist.
 */
export async function places(
  around: Surroundings,
  folders: { own: string; user: readonly string[] },
): Promise<readonly Place[]> {
  const found: Place[] = [{ origin: 'hearth', folder: folders.own, depth: ownDepth, layout: 'files' }];
  for (const { origin, depth, layout, where } of programs)
    for (const folder of await where(around))
      found.push({ origin, folder, depth, layout: layout ?? 'files' });
  for (const folder of folders.user)
    found.push({ origin: 'folder', folder, depth: ownDepth, layout: 'files' });
  return found.filter((place, index) => found.findIndex(({ folder }) => folder === place.folder) === index);
}

interface Program {
  origin: ModelOrigin;
  depth: number;
  layout?: 'ollama';
  where: (around: Surroundings) => Promise<readonly string[]> | readonly string[];
}

const programs: readonly Program[] = [
  // <publisher>/<model>/<file>
  { origin: 'lm-studio', depth: 3, where: lmStudio },
  // Flat; since 2026 with LLAMA_CACHE as in the hub's cache.
  { origin: 'llama-cpp', depth: 4, where: (around) => [llamaCpp(around)] },
  // models--<organisation>--<model>/snapshots/<revision>/[<folder>/]<file>, links into models--…/blobs
  { origin: 'hugging-face', depth: 4, where: (around) => [huggingFace(around)] },
  // <organisation>/<model>/model.gguf
  { origin: 'jan', depth: 3, where: jan },
  { origin: 'gpt4all', depth: 0, where: gpt4all },
  { origin: 'ollama', depth: 4, layout: 'ollama', where: ollama },
];

/** lmstudio.js, `findLMStudioHome`; lmstudio.ai/docs/app/basics; `downloadsFolder` of its settings.json. */
async function lmStudio(around: Surroundings): Promise<readonly string[]> {
  const inHome = (...names: string[]): string => joinPath(around, around.home, ...names);
  const pointer = (await around.read(inHome('.lmstudio-home-pointer')))?.trim();
  const homes = [...(pointer ? [pointer] : []), inHome('.lmstudio'), inHome('.cache', 'lm-studio')];
  const folders: string[] = [];
  for (const home of homes) {
    const moved = await setting(around, joinPath(around, home, 'settings.json'), 'downloadsFolder');
    folders.push(...(moved === undefined ? [] : [moved]), joinPath(around, home, 'models'));
  }
  return folders;
}

/** llama.cpp, common/common.cpp, `fs_get_cache_directory`. */
function llamaCpp(around: Surroundings): string {
  return variable(around, 'LLAMA_CACHE') ?? joinPath(around, userFolders(around).cache, 'llama.cpp');
}

/** huggingface_hub/constants.py; llama.cpp's common/hf-cache.cpp. The same on all platforms. */
function huggingFace(around: Surroundings): string {
  const expanded = (name: string): string | undefined => {
    const value = variable(around, name);
    return value === undefined ? undefined : typedPath(value, around.home);
  };
  const home =
    expanded('HF_HOME') ??
    joinPath(around, expanded('XDG_CACHE_HOME') ?? joinPath(around, around.home, '.cache'), 'huggingface');
  return expanded('HF_HUB_CACHE') ?? expanded('HUGGINGFACE_HUB_CACHE') ?? joinPath(around, home, 'hub');
}

/** janhq/jan, src-tauri/src/core/app/commands.rs, `resolve_jan_data_folder`. */
async function jan(around: Surroundings): Promise<readonly string[]> {
  const { config, data } = userFolders(around);
  let folder = variable(around, 'JAN_DATA_FOLDER');
  for (const settings of [joinPath(around, data, 'Jan'), joinPath(around, config, 'Jan')])
    folder ??= await setting(around, joinPath(around, settings, 'settings.json'), 'data_folder');
  folder ??= joinPath(around, data, 'Jan', 'data');
  // Versions before 0.5 kept their models in the home folder, and those before 0.6 elsewhere in the data folder.
  return [
    joinPath(around, folder, 'llamacpp', 'models'),
    joinPath(around, folder, 'models'),
    joinPath(around, around.home, 'jan', 'models'),
  ];
}

/**
 * nomic-ai/gpt4all: gpt4all-chat/src/mysettings.cpp, `defaultLocalModelsPath` (Qt's AppLocalDataLocation) and `modelPath`
 * of its settings, which Qt keeps as an INI file; the Python package's `DEFAULT_MODEL_DIRECTORY`.
 */
async function gpt4all(around: Surroundings): Promise<readonly string[]> {
  const { config, localData } = userFolders(around);
  const iniFolder = around.platform === 'darwin' ? joinPath(around, around.home, '.config') : config;
  const ini = await around.read(joinPath(around, iniFolder, 'nomic.ai', 'GPT4All.ini'));
  const moved = /^modelPath=(.+)$/m.exec(ini ?? '')?.[1]?.trim();
  return [
    ...(moved === undefined ? [] : [typedPath(moved, around.home)]),
    joinPath(around, localData, 'nomic.ai', 'GPT4All'),
    joinPath(around, around.home, '.cache', 'gpt4all'),
  ];
}

/** ollama/ollama: envconfig/config.go, `Models`, which takes off quotes; docs/faq.mdx for Linux's service. */
function ollama(around: Surroundings): readonly string[] {
  const moved = variable(around, 'OLLAMA_MODELS')?.replace(/^["']+|["']+$/g, '');
  return [
    ...(moved ? [moved] : []),
    joinPath(around, around.home, '.ollama', 'models'),
    ...(around.platform === 'linux' ? ['/usr/share/ollama/.ollama/models'] : []),
  ];
}

/** A string in a program's JSON settings. */
async function setting(around: Surroundings, file: string, key: string): Promise<string | undefined> {
  const text = await around.read(file);
  if (text === undefined) return undefined;
  try {
    const settings: unknown = JSON.parse(text);
    if (typeof settings !== 'object' || settings === null) return undefined;
    const value: unknown = Object.entries(settings).find(([name]) => name === key)?.[1];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  } catch {
    return undefined;
  }
}
