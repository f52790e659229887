import { parseAddress } from './address.ts';
import { catalogue } from './catalogue.ts';
import type { CatalogueEntry } from './catalogueEntry.ts';
import { readSource } from './userSource.ts';

/** The settings that say where models come from. */
export interface SourceSettings {
  /** `hearth.models.mirror` */
  mirror: string;
  /** `hearth.models.sources` */
  sources: readonly unknown[];
}

export interface Offers {
  entries: readonly CatalogueEntry[];
  /** What is wrong in the settings, in sentences for the user. */
  problems: readonly string[];
}

/**
 * All models that can be downloaded: the catalogue's, from the mirror if there is one, and the user's own. Each wrong
 * entry is ignored with a reason. With a wrong mirror the catalogue is not offered, since whoever sets one may not want
 * to connect to any other host.
 */
export function offers({ mirror, sources }: SourceSettings): Offers {
  const problems: string[] = [];
  const entries: CatalogueEntry[] = [];
  const mirrored = mirrorCatalogue(mirror.trim());
  if ('problem' in mirrored) problems.push(`The setting hearth.models.mirror is wrong: ${mirrored.problem}`);
  else entries.push(...mirrored.entries);
  for (const [index, source] of sources.entries()) {
    const read = readSource(source);
    const problem =
      'problem' in read ? read.problem : sameId(entries, read.entry) ? 'it is there twice.' : undefined;
    if ('entry' in read && problem === undefined) entries.push(read.entry);
    else
      problems.push(`Entry ${index + 1} of the setting hearth.models.sources is ignored: ${problem ?? ''}`);
  }
  return { entries, problems };
}

function sameId(entries: readonly CatalogueEntry[], { id }: CatalogueEntry): boolean {
  return entries.some((entry) => entry.id === id);
}

/** The catalogue with the mirror in place of its host. A path of the mirror comes before the path of the file. */
function mirrorCatalogue(mirror: string): { entries: readonly CatalogueEntry[] } | { problem: string } {
  if (mirror === '') return { entries: catalogue };
  const address = parseAddress(mirror);
  if ('problem' in address) return address;
  const { origin, pathname, search, hash } = address.url;
  if (search !== '' || hash !== '') return { problem: 'its address must not contain ? or #.' };
  const prefix = origin + pathname.replace(/\/+$/, '');
  const entries = catalogue.map((entry) => ({
    ...entry,
    files: entry.files.map((file) => ({ ...file, url: prefix + new URL(file.url).pathname })),
  }));
  return { entries };
}
