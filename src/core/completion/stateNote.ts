import * as v from 'valibot';
import { parseJson } from '../text/parseJson.ts';
import type { Basis } from './basis.ts';

/** What is written down with the evaluated state of a prompt, to know it by and to check it. */
export interface StateNote {
  /** What it was evaluated with: a digest of the model and the engine. */
  identity: string;
  /** The evaluated tokens. */
  tokens: readonly number[];
  /** What the prompt was laid out from; none for the head that all prompts share. */
  basis?: Basis | undefined;
  /** The engine's part of the file: bytes, and their SHA-256 in hexadecimal. */
  body: { bytes: number; sha256: string };
}

/** Reads a note; `undefined` if it is malformed. */
export function parseStateNote(text: string): StateNote | undefined {
  return parseJson(stateNote, text);
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const texts = { path: v.string(), languageId: v.string() };

const basis: v.GenericSchema<unknown, Basis> = v.object({
  ...texts,
  prefix: v.string(),
  suffix: v.string(),
  snippets: v.array(v.object({ ...texts, text: v.string() })),
  problems: v.optional(
    v.array(v.object({ severity: v.picklist(['error', 'warning']), code: v.string(), message: v.string() })),
  ),
  scope: v.optional(v.string()),
});

const stateNote: v.GenericSchema<unknown, StateNote> = v.object({
  identity: v.string(),
  tokens: v.array(count),
  basis: v.optional(basis),
  body: v.object({ bytes: count, sha256: v.string() }),
});
