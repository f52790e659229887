import type { ModelFile } from '../../protocol/model.ts';
import type { ReadAt } from './byteReader.ts';

/** Looks at a file. Rejects with the operating system's error when it exists but cannot be examined. */
export type LookAt = (path: string) => Promise<FoundFile | 'folder' | 'missing'>;

/** A file that exists, and how to read it. */
export interface FoundFile extends ModelFile {
  read: ReadAt;
}

/** The part of `node:fs/promises` that reading needs. This layer does not import Node, so its users pass it in. */
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

/** A {@link LookAt} on a file system. A file is open only while part of it is read, so callers need not close it. */
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

/** `ENOTDIR` means a path through a file; an empty path does not exist either. */
function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
