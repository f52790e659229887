import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder with these files, by their paths in it. */
export function folderOf(files: Record<string, Uint8Array | string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-'));
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), contents);
  }
  return folder;
}
