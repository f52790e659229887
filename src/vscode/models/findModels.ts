import path from 'node:path';
import { groupParts, type FileGroup } from '../../core/models/discovery/groupParts.ts';
import { ollamaBlob, ollamaName } from '../../core/models/discovery/ollamaManifest.ts';
import type { Place } from '../../core/models/discovery/places.ts';
import type { ModelOrigin } from '../../core/models/installed.ts';
import { walkFiles, type DiskFiles } from './walkFiles.ts';

/** Files of one model, as they were found. */
export interface FoundModel {
  origin: ModelOrigin;
  files: FileGroup;
  /** The name by which the program calls it, where that is not a file's name. */
  name?: string;
  /** Hearth's folder, if it was found there. */
  own?: string;
}

/** The models in a place, by file names alone: nobody has looked into the files yet. */
export async function* findModels(
  { origin, folder, depth, layout }: Place,
  disk: DiskFiles,
  read: (file: string) => Promise<string | undefined>,
  signal: AbortSignal,
): AsyncGenerator<FoundModel> {
  if (layout === 'files') {
    const files: string[] = [];
    for await (const file of walkFiles(folder, depth, isModelName, disk, signal)) files.push(file);
    for (const group of groupParts(files))
      yield { origin, files: group, ...(origin === 'hearth' && { own: folder }) };
    return;
  }
  const manifests = path.join(folder, 'manifests');
  for await (const file of walkFiles(manifests, depth, () => true, disk, signal)) {
    const name = ollamaName(path.relative(manifests, file).split(path.sep));
    const blob = name === undefined ? undefined : ollamaBlob((await read(file)) ?? '');
    if (name !== undefined && blob !== undefined)
      yield { origin, files: [path.join(folder, 'blobs', blob)], name };
  }
}

/** GPT4All calls a download `incomplete-…` until it is complete. */
function isModelName(name: string): boolean {
  return /\.gguf$/i.test(name) && !name.startsWith('incomplete-');
}
