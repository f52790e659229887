import path from 'node:path';
import { checkModel } from '../../core/models/checkModel.ts';
import { isListed, wantsLook } from '../../core/models/discovery/wanted.ts';
import { readArchitecture } from '../../core/models/ggufHead.ts';
import type { InstalledModel } from '../../core/models/installed.ts';
import type { LookAt } from '../../core/models/lookAt.ts';
import type { FoundModel } from './findModels.ts';
import type { DiskStat } from './walkFiles.ts';

/**
 * Reads a model's head; `undefined` if it is none for the list.
 * @param stats of its files, in their order.
 */
export async function describeModel(
  found: FoundModel,
  stats: readonly DiskStat[],
  lookAt: LookAt,
): Promise<InstalledModel | undefined> {
  const { origin, files } = found;
  const first = files[0];
  if (!wantsLook(origin, await architectureOf(first, lookAt), found.name ?? first)) return undefined;
  const checked = await checkModel(first, lookAt);
  const base = { origin, modified: Math.max(...stats.map(({ mtimeMs }) => Number(mtimeMs))) };
  if ('failure' in checked) {
    if (checked.failure.code === 'model-missing') return undefined;
    const bytes = stats.reduce((total, { size }) => total + Number(size), 0);
    const { failure } = checked;
    const model = { ...base, path: first, files, bytes, name: found.name ?? fileName(first), failure };
    return isListed(model) ? model : undefined;
  }
  const { head, path: load, files: all, bytes } = checked.model;
  const ownName = head.values.get('general.name');
  const name =
    found.name ?? (typeof ownName === 'string' && ownName.trim() !== '' ? ownName.trim() : fileName(load));
  return { ...base, path: load, files: all.map((file) => file.path), bytes, name, head };
}

async function architectureOf(file: string, lookAt: LookAt): Promise<string | undefined> {
  try {
    const found = await lookAt(file);
    return typeof found === 'string' ? undefined : await readArchitecture(found.read, found.size);
  } catch {
    // What is wrong with the file is checkModel's to say.
    return undefined;
  }
}

function fileName(file: string): string {
  return path.basename(file).replace(/(-\d{5}-of-\d{5})?\.gguf$/i, '');
}
