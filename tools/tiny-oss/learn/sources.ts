import path from 'node:path';
import list from './sources.json' with { type: 'json' };

/** A package that code is taken from. */
export interface Source {
  registry: string;
  name: string;
  /** The exact version. */
  version: string;
  /** SPDX expression, from the package's own metadata. */
  licence: string;
  /** Held-out packages are for evaluation alone: training never sees them. */
  split: string;
}

/** All pinned packages; every licence allows to learn from the code and to publish what was learnt. */
export const sources: readonly Source[] = list;

/** Everything that the recipe downloads and makes on the way; git ignores it. */
export const workFolder = path.resolve(import.meta.dirname, '../../../.cache/tiny-oss');

export const sourcesFolder = path.join(workFolder, 'sources');

/** Where a package's files are, once fetched. */
export function sourceFolder({ name, version }: Source): string {
  return path.join(sourcesFolder, `${name.replace('/', '+')}-${version}`);
}
