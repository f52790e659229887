// The global set-up of tests that need a model: makes the files of models.ts that are not there yet.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { generateTinyOss } from '../tiny-oss/generate.ts';
import { encodeGguf } from '../tiny-oss/gguf.ts';
import { variants, type Variant } from '../tiny-oss/variants.ts';
import { badModelPath, generatorHash, modelPath, modelsFolder } from './models.ts';

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
}

/** A day after its making, a file that the generator of today would not make is in nobody's way. */
function isStale(file: string): boolean {
  const day = 24 * 60 * 60 * 1000;
  return !file.includes(generatorHash()) && statSync(file).mtimeMs < Date.now() - day;
}

/** Another run may make the same file: each writes its own and moves it into place as a whole. */
function make(file: string, bytes: () => Buffer): void {
  if (existsSync(file)) return;
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, bytes());
  renameSync(unfinished, file);
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
