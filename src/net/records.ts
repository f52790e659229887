import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseRecord, type DownloadRecord } from '../core/models/transfer/record.ts';
import { writeWhole } from './writeWhole.ts';

/** Hidden, so that no search for models looks there. */
const recordsFolder = '.downloads';

/** Whether there is any download into a folder. */
export async function hasRecords(folder: string): Promise<boolean> {
  return (await recordNames(folder)).length > 0;
}

/** The records of all downloads into a folder. */
export async function readRecords(folder: string): Promise<readonly DownloadRecord[]> {
  const at = path.join(folder, recordsFolder);
  const names = await recordNames(folder);
  const records = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(at, name), 'utf8').catch(() => '');
      const record = parseRecord(text);
      return record && name === `${record.entry.id}.json` ? record : undefined;
    }),
  );
  return records.filter((record) => record !== undefined);
}

export async function writeRecord(folder: string, record: DownloadRecord, owner: string): Promise<void> {
  await mkdir(path.join(folder, recordsFolder), { recursive: true });
  await writeWhole(pathOf(folder, record.entry.id, 'json'), JSON.stringify(record), owner);
}

export async function deleteRecord(folder: string, id: string): Promise<void> {
  await rm(pathOf(folder, id, 'json'), { force: true });
}

export function leasePath(folder: string, id: string): string {
  return pathOf(folder, id, 'lease');
}

async function recordNames(folder: string): Promise<string[]> {
  const names = await readdir(path.join(folder, recordsFolder)).catch(() => []);
  return names.filter((name) => name.endsWith('.json'));
}

function pathOf(folder: string, id: string, kind: string): string {
  return path.join(folder, recordsFolder, `${id}.${kind}`);
}
