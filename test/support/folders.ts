import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { UsageMarkers } from '../../src/vscode/models/usageMarkers.ts';

/** A new folder with these files, by their paths in it. */
export function folderOf(files: Record<string, Uint8Array | string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-'));
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), contents);
  }
  return folder;
}

/** No window has a model loaded. */
export const noMarkers: UsageMarkers = {
  hold: () => Promise.resolve(),
  holder: () => Promise.resolve('nobody'),
  dispose: () => undefined,
};
