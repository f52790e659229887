import * as v from 'valibot';
import type { FoundInstead, ModelFailure, PartialKind, RecordedCode } from '../../protocol/failure.ts';

const found: v.GenericSchema<unknown, FoundInstead> = v.picklist([
  'folder',
  'empty',
  'zeros',
  'web-page',
  'lfs-pointer',
  'text',
  'safetensors',
  'pytorch',
  'archive',
  'ggml',
  'program',
  'unknown',
]);

const kind: v.GenericSchema<unknown, PartialKind> = v.picklist([
  'adapter',
  'projector',
  'importance-matrix',
  'vocabulary',
]);

const recordedCode: v.GenericSchema<unknown, RecordedCode> = v.picklist([
  'model-missing',
  'not-a-model',
  'wrong-architecture',
  'out-of-memory',
  'crashed',
  'no-runtime',
  'stale-build',
  'too-long',
  'stopped',
  'internal',
]);

const path = v.string();
const counts = { part: v.number(), parts: v.number() };

/** A failure known to this version, with its arguments. */
const known = v.variant('code', [
  v.object({ code: v.literal('model-missing'), path }),
  v.object({ code: v.literal('model-unreadable'), path, words: v.string() }),
  v.object({ code: v.literal('not-a-model'), path, found }),
  v.object({ code: v.literal('wrong-version'), path, version: v.number() }),
  v.object({ code: v.literal('big-endian'), path }),
  v.object({ code: v.literal('wrong-kind'), path, kind }),
  v.object({ code: v.literal('ollama-layout'), path }),
  v.object({ code: v.literal('wrong-architecture'), path, architecture: v.exactOptional(v.string()) }),
  v.object({ code: v.literal('cut-off'), path, found: v.number(), whole: v.exactOptional(v.number()) }),
  v.object({ code: v.literal('damaged'), path }),
  v.object({
    code: v.literal('impossible-value'),
    path,
    key: v.string(),
    value: v.exactOptional(v.string()),
  }),
  v.object({ code: v.literal('later-part'), path, ...counts, first: v.string() }),
  v.object({ code: v.literal('renamed-part'), path, ...counts, ending: v.string() }),
  v.object({ code: v.literal('missing-part'), path, ...counts, name: v.string() }),
  v.object({ code: v.literal('refused'), path, words: v.string() }),
  v.object({ code: v.literal('changed'), path }),
  v.object({
    code: v.literal('out-of-memory'),
    needed: v.exactOptional(v.number()),
    free: v.exactOptional(v.number()),
  }),
  v.object({ code: v.literal('memory-short'), needed: v.exactOptional(v.number()), free: v.number() }),
  v.object({ code: v.literal('missing-token'), token: v.string() }),
  v.object({ code: v.literal('crashed') }),
  v.object({ code: v.literal('crashed-repeatedly'), how: v.string() }),
  v.object({ code: v.literal('load-hangs') }),
  v.object({ code: v.literal('no-runtime'), platform: v.string(), architecture: v.string() }),
  v.object({ code: v.literal('stale-build') }),
  v.object({ code: v.literal('too-long'), needed: v.number(), room: v.number() }),
  v.object({ code: v.literal('stopped') }),
  v.object({ code: v.literal('internal'), words: v.exactOptional(v.string()) }),
  v.object({ code: v.literal('recorded'), was: v.fallback(recordedCode, 'internal'), message: v.string() }),
]);

/** A failure in a saved conversation. Failures come and go with versions, so an unknown one is not damage. */
export const savedFailure: v.GenericSchema<unknown, ModelFailure> = v.fallback(known, { code: 'internal' });
