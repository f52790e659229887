import { open, stat } from 'node:fs/promises';

/** The most bytes of a small file: settings and manifests have a few thousand. */
const most = 1 << 18;

/** The text of a small file, cut if it is not small; `undefined` if it cannot be read. Never rejects. */
export async function readSmallText(file: string): Promise<string | undefined> {
  try {
    // To open a pipe would wait for somebody to write into it.
    if (!(await stat(file)).isFile()) return undefined;
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}
