import type { ModelFile } from '../../protocol/model.ts';
import type { ReadAt } from './byteReader.ts';

/** Looks for a file. Rejects with the error of the operating system when it is there and cannot be looked at. */
export type LookAt = (path: string) => Promise<FoundFile | 'folder' | 'missing'>;

export interface FoundFile extends ModelFile {
  read: ReadAt;
}

/** As much of `node:fs/promises` as reading takes: this layer imports no Node, and both of its users have one. */
export interface FileSystem {
  stat: (path: string) => Promise<{ size: number; mtimeMs: number; ino: number; isFile(): boolean }>;
  open: (path: string) => Promise<{
    read(
      buffer: Uint8Array,
      offset: number,
      length: number,
      position: number,
    ): Promise<{ bytesRead: number }>;
    close(): Promise<void>;
  }>;
}

/** Looks by a file system. A file is open only while a part of it is read, so that nobody has to close it. */
export function lookAtFiles({ stat, open }: FileSystem): LookAt {
  return async (path) => {
    const found = await stat(path).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (!found) return 'missing';
    if (!found.isFile()) return 'folder';
    return {
      path,
      size: found.size,
      modified: found.mtimeMs,
      inode: found.ino,
      async read(offset, length) {
        const file = await open(path);
        try {
          const bytes = new Uint8Array(length);
          const { bytesRead } = await file.read(bytes, 0, length, offset);
          return bytes.subarray(0, bytesRead);
        } finally {
          await file.close();
        }
      },
    };
  };
}

/** `ENOTDIR` is a path through a file, and an empty path is none. */
function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
