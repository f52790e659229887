import type { CatalogueEntry } from '../core/models/catalogue/catalogueEntry.ts';
import { checkModel } from '../core/models/checkModel.ts';
import type { RemoteHead } from '../core/models/downloads.ts';
import { DownloadError } from './downloadError.ts';
import { RemoteFile } from './remoteFile.ts';
import { Source } from './source.ts';
import type { Tuning } from './tuning.ts';

/** Reads the head of a remote model and checks it as a file's. Rejects only with the signal's reason. */
export async function readRemoteHead(
  entry: CatalogueEntry,
  signal: AbortSignal,
  { idle }: Tuning,
): Promise<RemoteHead> {
  // checkModel takes any error for one of the file.
  let trouble: DownloadError | undefined;
  const note = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof DownloadError) trouble ??= error;
      throw error;
    }
  };
  const checked = await checkModel(entry.files[0]?.name ?? '', async (name) => {
    const file = entry.files.find((each) => each.name === name);
    if (!file) return 'missing';
    const remote = new RemoteFile(new Source(file, idle), signal);
    const size = await note(remote.size());
    const read = (offset: number, length: number): Promise<Uint8Array> => note(remote.read(offset, length));
    return { path: name, size, modified: 0, inode: 0, read };
  });
  signal.throwIfAborted();
  if ('model' in checked) return { head: checked.model.head, bytes: checked.model.bytes };
  return { failure: trouble?.failure ?? checked.failure };
}
