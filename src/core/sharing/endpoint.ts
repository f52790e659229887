import * as v from 'valibot';
import { parseJson } from '../text/parseJson.ts';

/** Where a model process listens, as it says in a file that only its user can read. */
export interface Endpoint {
  /** A Unix socket's path, or a named pipe's on Windows. */
  address: string;
  /** Whoever connects must know it. */
  secret: string;
  pid: number;
}

/**
 * The file of a model process. Windows that need the same model compute the same key. Processes with one key have rising
 * generations: a file is never written twice, so two processes cannot both take the place of one that has ended.
 */
export function endpointName(key: string, generation: number): string {
  return `${key}.${generation}.json`;
}

/** The file that a model process prints to. */
export function outputName(key: string, generation: number): string {
  return `${key}.${generation}.log`;
}

/** The newest generation of a key among the files of the folder, or 0 if there is none. */
export function newestGeneration(names: readonly string[], key: string): number {
  return Math.max(0, ...generationsOf(names, key));
}

/** All generations of a key among the files of the folder. */
export function generationsOf(names: readonly string[], key: string): number[] {
  return names.flatMap((name) => {
    const parts = parseName(name);
    return parts?.key === key ? [parts.generation] : [];
  });
}

/** The files with the newest generation of each key. */
export function newestNames(names: readonly string[]): string[] {
  const newest = new Map<string, number>();
  for (const name of names) {
    const parts = parseName(name);
    if (parts) newest.set(parts.key, Math.max(parts.generation, newest.get(parts.key) ?? 0));
  }
  return [...newest].map(([key, generation]) => endpointName(key, generation));
}

function parseName(name: string): { key: string; generation: number } | undefined {
  const [, key, generation] = /^([0-9a-f]+)\.(\d+)\.json$/.exec(name) ?? [];
  return key === undefined ? undefined : { key, generation: Number(generation) };
}

const endpointSchema = v.object({
  address: v.pipe(v.string(), v.minLength(1)),
  secret: v.pipe(v.string(), v.minLength(16)),
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** The contents of an endpoint's file. `undefined` for a process that has ended in order, which empties its file. */
export function parseEndpoint(text: string): Endpoint | undefined {
  return parseJson(endpointSchema, text);
}
