import { readdir, readFile } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { systemFiles } from '../../core/models/systemFiles.ts';
import { sampleMemory, type MemorySample } from '../../core/models/unloading/memorySample.ts';

const system = systemFiles({ readFile, readdir });

/** The machine's memory now, if it can be known. */
export function memoryNow(): Promise<MemorySample | undefined> {
  return sampleMemory({ platform: process.platform, total: totalmem, free: freemem }, system);
}
