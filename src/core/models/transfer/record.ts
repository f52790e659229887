import * as v from 'valibot';
import { parseJson } from '../../text/parseJson.ts';
import { parseAddress } from '../catalogue/address.ts';
import type { CatalogueEntry } from '../catalogue/catalogueEntry.ts';

/** What the user wants of a download. All windows read it; it outlives them. */
export interface DownloadRecord {
  entry: CatalogueEntry;
  /** `done` tells the other windows; the next start forgets it. */
  intent: 'running' | 'paused' | 'cancelled' | 'done';
  /** Milliseconds since 1970 at which it was first started. */
  started: number;
}

/** Who downloads, as a file that it renews with each sign of life. */
export interface LeaseContent {
  /** Random, of one window. */
  owner: string;
  host: string;
  pid: number;
  /** Counts the signs of life. */
  beat: number;
  progress: Progress;
}

export interface Progress {
  phase: 'waiting' | 'downloading' | 'verifying';
  received: number;
  total: number | null;
  bytesPerSecond: number | null;
}

/** Before anything is known. */
export const noProgress: Progress = { phase: 'waiting', received: 0, total: null, bytesPerSecond: null };

// The names become paths, so they are checked, although we wrote them.
const name = v.pipe(v.string(), v.regex(/^[^<>:"/\\|?*\u0000-\u001f]+\.gguf$/i));
const address = v.pipe(
  v.string(),
  v.check((text) => 'url' in parseAddress(text)),
);
const bytes = v.pipe(v.number(), v.integer(), v.minValue(0));

const record: v.GenericSchema<unknown, DownloadRecord> = v.object({
  entry: v.object({
    id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/)),
    title: v.string(),
    summary: v.string(),
    licence: v.exactOptional(v.string()),
    architecture: v.exactOptional(v.string()),
    files: v.pipe(
      v.array(
        v.object({
          name,
          url: address,
          bytes: v.exactOptional(bytes),
          sha256: v.exactOptional(v.string()),
        }),
      ),
      v.minLength(1),
    ),
    page: v.exactOptional(v.string()),
    checked: v.exactOptional(v.string()),
    origin: v.picklist(['hearth', 'user']),
  }),
  intent: v.picklist(['running', 'paused', 'cancelled', 'done']),
  started: v.number(),
});

const lease: v.GenericSchema<unknown, LeaseContent> = v.object({
  owner: v.string(),
  host: v.string(),
  pid: v.number(),
  beat: v.number(),
  progress: v.object({
    phase: v.picklist(['waiting', 'downloading', 'verifying']),
    received: bytes,
    total: v.nullable(bytes),
    bytesPerSecond: v.nullable(v.number()),
  }),
});

/** @returns `undefined` for what no version of Hearth wrote, or was cut off. */
export function parseRecord(text: string): DownloadRecord | undefined {
  return parseJson(record, text);
}

/** As {@link parseRecord}. */
export function parseLease(text: string): LeaseContent | undefined {
  return parseJson(lease, text);
}
