import { stat } from 'node:fs/promises';
import path from 'node:path';
import { checkModel } from '../../core/models/checkModel.ts';
import type { FileGroup } from '../../core/models/discovery/groupParts.ts';
import type { InstalledModel, ModelOrigin } from '../../core/models/installed.ts';
import type { LookAt } from '../../core/models/lookAt.ts';

/** Files of one model, as they were found, and its name if it is written beside the file instead of in it. */
export interface FoundModel {
  origin: ModelOrigin;
  files: FileGroup;
  name?: string;
}

/** Reads a model's head; `undefined` if its files have vanished. */
export async function describeModel(
  { origin, files, name }: FoundModel,
  lookAt: LookAt,
): Promise<InstalledModel | undefined> {
  const first = files[0];
  const checked = await checkModel(first, lookAt);
  if ('model' in checked) {
    const { model } = checked;
    const ownName = model.head.values.get('general.name');
    return {
      path: model.path,
      files: model.files.map((file) => file.path),
      bytes: model.bytes,
      name: typeof ownName === 'string' && ownName.trim() !== '' ? ownName : (name ?? fileName(first)),
      origin,
      head: model.head,
      modified: Math.max(...model.files.map((file) => file.modified)),
    };
  }
  const stats = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  if (!stats[0]) return undefined;
  return {
    path: first,
    files,
    bytes: stats.reduce((total, found) => total + (found?.size ?? 0), 0),
    name: name ?? fileName(first),
    origin,
    failure: checked.failure,
    modified: Math.max(...stats.map((found) => found?.mtimeMs ?? 0)),
  };
}

function fileName(file: string): string {
  return path.basename(file).replace(/\.gguf$/i, '');
}
