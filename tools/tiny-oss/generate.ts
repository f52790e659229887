// Makes a tiny-oss model file: node tools/tiny-oss/generate.ts --out FILE.gguf [--variant NAME] [--seed N]
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chatTemplate } from './chatTemplate.ts';
import { encodeGguf, type Metadata, type Tensor } from './gguf.ts';
import { modelMetadata } from './metadata.ts';
import { seededRandom } from './random.ts';
import { randomShape, randomWeights } from './randomWeights.ts';
import { scriptedShape, scriptedWeights } from './scriptedWeights.ts';
import { scriptRules } from './scripts.ts';
import { synonyms } from './synonyms.ts';
import { tinyOssVocabulary } from './tinyOssVocabulary.ts';
import { isVariant, variants, type Variant } from './variants.ts';
import { toTensors } from './weights.ts';

interface Options {
  variant: Variant;
  seed?: number;
}

/** The bytes of a model file, the same for the same options. Takes a second or two. */
export function generateTinyOss(options: Options): Buffer {
  const { metadata, tensors } = buildTinyOss(options);
  return encodeGguf(metadata, tensors);
}

/** What the file is made of. */
export function buildTinyOss({ variant, seed = 1 }: Options): {
  metadata: Metadata;
  tensors: readonly Tensor[];
} {
  const random = seededRandom(seed);
  const { script, use } = variants[variant];
  const vocabulary = tinyOssVocabulary();
  const rules = script && scriptRules(script, vocabulary);
  const shape = rules ? scriptedShape(rules) : randomShape;
  const weights = rules
    ? scriptedWeights({ rules, readAs: synonyms(vocabulary) }, vocabulary, random)
    : randomWeights(shape, vocabulary.tokens.length, random);
  const metadata = modelMetadata({
    name: variant === 'scripted' ? 'tiny-oss' : `tiny-oss ${variant}`,
    description: use,
    shape,
    vocabulary,
    chatTemplate,
  });
  return { metadata, tensors: toTensors(shape, weights) };
}

function main(): void {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      variant: { type: 'string', default: 'scripted' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { out, variant, seed } = values;
  if (out === undefined || !isVariant(variant) || !/^\d+$/.test(seed)) {
    console.error('node tools/tiny-oss/generate.ts --out FILE.gguf [--variant NAME] [--seed N]');
    for (const [name, { use }] of Object.entries(variants)) console.error(`  ${name}: ${use}`);
    process.exit(2);
  }
  const started = performance.now();
  const bytes = generateTinyOss({ variant, seed: Number(seed) });
  mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
  writeFileSync(out, bytes);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${out}: tiny-oss ${variant}, ${(bytes.length / 1e6).toFixed(1)} MB, ${seconds} s`);
}

if (import.meta.main) main();
