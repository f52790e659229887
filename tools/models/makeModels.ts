// The global set-up of tests that need a model: makes the files of models.ts that are not there yet.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildTinyOss, generateTinyOss } from '../tiny-oss/generate.ts';
import { encodeGguf, type MetadataValue } from '../tiny-oss/gguf.ts';
import { variants, type Variant } from '../tiny-oss/variants.ts';
import { makeFile } from './makeFile.ts';
import { badModelPath, generatorHash, modelPath, modelsFolder, type BadModel } from './models.ts';

/** Makes every model file that is missing, and removes those of generators long gone. Safe to run twice at once. */
export default function makeModels(): void {
  mkdirSync(modelsFolder, { recursive: true });
  for (const name of readdirSync(modelsFolder))
    if (isStale(path.join(modelsFolder, name))) rmSync(path.join(modelsFolder, name), { force: true });
  for (const variant of Object.keys(variants) as Variant[])
    make(modelPath(variant), () => generateTinyOss({ variant }));
  const scripted = () => readFileSync(modelPath('scripted'));
  make(badModelPath('empty'), () => Buffer.alloc(0));
  make(badModelPath('text'), () => Buffer.from('This is a text file and not a model.\n'.repeat(1000)));
  make(badModelPath('truncated'), () => scripted().subarray(0, scripted().length / 2));
  // The vocabulary, which is metadata, begins within the first kilobytes and takes a hundred of them.
  make(badModelPath('headerTruncated'), () => scripted().subarray(0, 20_000));
  make(badModelPath('foreign'), foreignModel);
  make(badModelPath('oldVersion'), () => ofVersion(scripted(), 1));
  make(badModelPath('newVersion'), () => ofVersion(scripted(), 4));
  make(badModelPath('bigEndian'), () => ofVersion(scripted(), 0x0300_0000));
  make(badModelPath('adapter'), () =>
    headOnly({ 'general.type': 'adapter', 'general.architecture': 'gpt-oss', 'adapter.type': 'lora' }),
  );
  make(badModelPath('projector'), () => headOnly({ 'general.architecture': 'clip' }));
  make(badModelPath('ollama'), () => headOnly({ 'general.architecture': 'gptoss' }));
  make(badModelPath('renamedPart'), () =>
    encodeGguf({ 'split.count': { type: 'u16', value: 3 }, 'split.no': { type: 'u16', value: 1 } }, []),
  );
  make(badModelPath('webPage'), () => Buffer.from('<!doctype html>\n<html><title>Sign in</title></html>\n'));
  make(badModelPath('safetensors'), () =>
    Buffer.concat([Buffer.from([2, 0, 0, 0, 0, 0, 0, 0]), Buffer.from('{}')]),
  );
  for (const [kind, [key, value]] of Object.entries(wrongValues) as [WrongKind, [string, number]][])
    make(badModelPath(kind), () => withValue(scripted(), `gpt-oss.${key}`, value));
  for (const [kind, [key, value]] of Object.entries(wrongEntries) as [
    OddKind,
    readonly [string, MetadataValue?],
  ][])
    make(badModelPath(kind), () => withEntry(key, value));
  make(badModelPath('unknownScaling'), () => replaced(scripted(), 'yarn', 'yawn'));
}

/** What heads of models that cannot be say. The scripted model has 4 layers, 6 heads, 3 shared ones and 4 experts. */
const wrongValues = {
  noLayers: ['block_count', 0],
  manyLayers: ['block_count', 1_000_000],
  noEmbedding: ['embedding_length', 0],
  thinEmbedding: ['embedding_length', 1],
  noHeads: ['attention.head_count', 0],
  noSharedHeads: ['attention.head_count_kv', 0],
  noKeys: ['attention.key_length', 0],
  noValues: ['attention.value_length', 0],
  noExperts: ['expert_count', 0],
  manyExperts: ['expert_count', 1_000_000],
  noExpertsUsed: ['expert_used_count', 0],
  manyExpertsUsed: ['expert_used_count', 1_000_000],
  moreUsedThanExperts: ['expert_used_count', 5],
  noExpertWidth: ['expert_feed_forward_length', 0],
  fewLayers: ['block_count', 3],
} as const satisfies Partial<Record<BadModel, readonly [key: string, value: number]>>;

type WrongKind = keyof typeof wrongValues;

/** Entries of heads that are missing, or that the scripted model does not have, or has with another type. */
const wrongEntries = {
  oddAlignment: ['general.alignment', { type: 'u32', value: 3 }],
  noRope: ['gpt-oss.rope.dimension_count', { type: 'u32', value: 0 }],
  oddRope: ['gpt-oss.rope.dimension_count', { type: 'u32', value: 3 }],
  zeroRopeBase: ['gpt-oss.rope.freq_base', { type: 'f32', value: 0 }],
  negativeEpsilon: ['gpt-oss.attention.layer_norm_rms_epsilon', { type: 'f32', value: -1 }],
  wideSplitCount: ['split.count', { type: 'u32', value: 1 }],
  wordySplitCount: ['split.count', { type: 'string', value: '1' }],
  listedSplitCount: ['split.count', { type: 'i32s', value: [1] }],
  headsMissing: ['gpt-oss.attention.head_count'],
  expertsMissing: ['gpt-oss.expert_count'],
  expertsUsedMissing: ['gpt-oss.expert_used_count'],
  valuesMissing: ['gpt-oss.attention.value_length'],
  emptyHeads: ['gpt-oss.attention.head_count', { type: 'i32s', value: [] }],
  layersMissing: ['gpt-oss.block_count'],
  wordyLayers: ['gpt-oss.block_count', { type: 'string', value: '4' }],
} as const satisfies Partial<Record<BadModel, readonly [key: string, value?: MetadataValue]>>;

type OddKind = keyof typeof wrongEntries;

/** The bytes with another version of GGUF, which stands after the magic. */
function ofVersion(bytes: Buffer, version: number): Buffer {
  bytes.writeUInt32LE(version, 4);
  return bytes;
}

/** A file of strings and no weights. */
function headOnly(values: Record<string, string>): Buffer {
  return encodeGguf(
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { type: 'string', value }])),
    [],
  );
}

/** The bytes with another 32-bit number under a key. */
function withValue(bytes: Buffer, key: string, value: number): Buffer {
  const at = bytes.indexOf(key);
  if (at < 0) throw new Error(`The model has no ${key}.`);
  // Between the key and the value stands the value's type.
  bytes.writeUInt32LE(value, at + key.length + 4);
  return bytes;
}

/** The scripted model with another entry under a key, or with none. */
function withEntry(key: string, value: MetadataValue | undefined): Buffer {
  const { metadata, tensors } = buildTinyOss({ variant: 'scripted' });
  const { [key]: _old, ...others } = metadata;
  return encodeGguf(value ? { ...others, [key]: value } : others, tensors);
}

/** The bytes with another word of the same length for a word. */
function replaced(bytes: Buffer, word: string, other: string): Buffer {
  const at = bytes.indexOf(word);
  if (at < 0 || word.length !== other.length) throw new Error(`${word} cannot become ${other}.`);
  bytes.write(other, at);
  return bytes;
}

/** A day after its making, a file that the generator of today would not make is in nobody's way. */
function isStale(file: string): boolean {
  const day = 24 * 60 * 60 * 1000;
  return !file.includes(generatorHash()) && statSync(file).mtimeMs < Date.now() - day;
}

function make(file: string, bytes: () => Buffer): void {
  makeFile(file, (unfinished) => writeFileSync(unfinished, bytes()));
}

/** A valid file of the architecture `llama`, with no vocabulary: enough to see that it is not for Hearth. */
function foreignModel(): Buffer {
  const values = new Float32Array(32 * 32).fill(0.5);
  return encodeGguf(
    {
      'general.architecture': { type: 'string', value: 'llama' },
      'general.name': { type: 'string', value: 'A foreign model' },
      'llama.block_count': { type: 'u32', value: 1 },
      'llama.context_length': { type: 'u32', value: 128 },
      'llama.embedding_length': { type: 'u32', value: 32 },
      'llama.feed_forward_length': { type: 'u32', value: 32 },
      'llama.attention.head_count': { type: 'u32', value: 1 },
      'llama.attention.layer_norm_rms_epsilon': { type: 'f32', value: 1e-5 },
      'tokenizer.ggml.model': { type: 'string', value: 'no_vocab' },
      'llama.vocab_size': { type: 'u32', value: 32 },
    },
    [{ name: 'token_embd.weight', shape: [32, 32], type: 'F32', values }],
  );
}

if (import.meta.main) makeModels();
