import { readdir, readFile } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { systemFiles } from '../core/models/systemFiles.ts';
import { sampleMemory, type MemorySample } from '../core/models/unloading/memorySample.ts';

/** What this machine's system says of itself in files. */
export const system = systemFiles({ readFile, readdir });

/** The memory of this machine now, if it can be known. */
export function sampleThisMemory(): Promise<MemorySample | undefined> {
  return sampleMemory({ platform: process.platform, total: totalmem, free: freemem }, system);
}
