import { rename, rm, writeFile } from 'node:fs/promises';

/** Replaces a small file at once: whoever reads it sees the old text or the new one, never half of one. */
export async function writeWhole(path: string, text: string, owner: string): Promise<void> {
  const temporary = `${path}.${owner}`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
