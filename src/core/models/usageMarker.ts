import * as v from 'valibot';
import { parseJson } from '../text/parseJson.ts';

/**
 * What a window leaves in the models folder while it has a model loaded, so that no other window deletes it. It counts only
 * as long as the window keeps it fresh, so a window that dies holds nothing for long.
 */
export interface UsageMarker {
  /** The machine and the process of the window. The folder may be on a network drive. */
  host: string;
  pid: number;
  /** Paths of the model's files, without links. */
  files: readonly string[];
}

/** Milliseconds after which a window renews its marker, and after which a marker is stale. */
export const renewAfter = 2 * 60_000;
const staleAfter = 10 * 60_000;

/**
 * Whether the window of a marker is still there.
 * @param age milliseconds since the marker was renewed.
 * @param isAlive whether a process of this machine is running. Its number may belong to another program by now, which the
 * age shows in time.
 */
export function isHeld(
  { host, pid }: UsageMarker,
  age: number,
  here: { host: string; isAlive: (pid: number) => boolean },
): boolean {
  return age < staleAfter && (host !== here.host || here.isAlive(pid));
}

/** `undefined` if the text is no marker, for example because it is being written. */
export function parseMarker(text: string): UsageMarker | undefined {
  return parseJson(schema, text);
}

const schema = v.object({ host: v.string(), pid: v.number(), files: v.array(v.string()) });
