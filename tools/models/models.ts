import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Variant } from '../tiny-oss/variants.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Where the models for tests are kept between runs; git ignores it. */
export const modelsFolder = path.join(root, '.cache/models');

/** Files that cannot be loaded, each for another reason. */
export const badModels = {
  /** No file. */
  missing: 'missing',
  /** A file of no bytes. */
  empty: 'empty',
  /** A file of text that is called .gguf. */
  text: 'text',
  /** A model that lacks the second half. */
  truncated: 'truncated',
  /** A model that ends within its metadata. */
  headerTruncated: 'headerTruncated',
  /** A whole file of another architecture. */
  foreign: 'foreign',
  /** Models of versions of GGUF that llama.cpp does not read, and for machines with the other order of bytes. */
  oldVersion: 'oldVersion',
  newVersion: 'newVersion',
  bigEndian: 'bigEndian',
  /** A LoRA adapter, and a reader of images. */
  adapter: 'adapter',
  projector: 'projector',
  /** A model as Ollama converts it. */
  ollama: 'ollama',
  /** The second of three parts of a model, without the name that says so. */
  renamedPart: 'renamedPart',
  /** What a site says instead of giving the file, and a model of another format. */
  webPage: 'webPage',
  safetensors: 'safetensors',
  /** A model whose head says something that llama.cpp ends its process for. */
  noLayers: 'noLayers',
  manyLayers: 'manyLayers',
  noEmbedding: 'noEmbedding',
  thinEmbedding: 'thinEmbedding',
  noHeads: 'noHeads',
  noSharedHeads: 'noSharedHeads',
  noKeys: 'noKeys',
  noValues: 'noValues',
  noExperts: 'noExperts',
  manyExperts: 'manyExperts',
  noExpertsUsed: 'noExpertsUsed',
  manyExpertsUsed: 'manyExpertsUsed',
  moreUsedThanExperts: 'moreUsedThanExperts',
  noExpertWidth: 'noExpertWidth',
  unknownScaling: 'unknownScaling',
  oddAlignment: 'oddAlignment',
  noRope: 'noRope',
  oddRope: 'oddRope',
  zeroRopeBase: 'zeroRopeBase',
  negativeEpsilon: 'negativeEpsilon',
  /** Models that say in another type than llama.cpp expects in how many files they are. */
  wideSplitCount: 'wideSplitCount',
  wordySplitCount: 'wordySplitCount',
  listedSplitCount: 'listedSplitCount',
  /** Models whose heads lack what llama.cpp needs. */
  headsMissing: 'headsMissing',
  expertsMissing: 'expertsMissing',
  expertsUsedMissing: 'expertsUsedMissing',
  valuesMissing: 'valuesMissing',
  /** Models whose heads llama.cpp itself refuses, by name. */
  emptyHeads: 'emptyHeads',
  layersMissing: 'layersMissing',
  wordyLayers: 'wordyLayers',
  /** A model with more layers than it says, which llama.cpp refuses. */
  fewLayers: 'fewLayers',
} as const;

export type BadModel = keyof typeof badModels;

/** Absolute path of a tiny-oss model. makeModels.ts, the global set-up of the tests that need one, has made it. */
export function modelPath(variant: Variant): string {
  return path.join(modelsFolder, `tiny-oss-${variant}-${generatorHash()}.gguf`);
}

/** Absolute path of a file that is not a usable model. */
export function badModelPath(kind: BadModel): string {
  return path.join(modelsFolder, `bad-${kind}-${generatorHash()}.gguf`);
}

/** Changes with the generator, so that a changed generator makes new files and never meets old ones. */
export function generatorHash(): string {
  hash ??= hashGenerator();
  return hash;
}

let hash: string | undefined;

function hashGenerator(): string {
  const folder = path.join(root, 'tools/tiny-oss');
  const digest = createHash('sha256');
  // learn/ makes the trained model, which is a file of the repository.
  const sources = readdirSync(folder, { encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const name of sources.sort()) digest.update(name).update(readFileSync(path.join(folder, name)));
  digest.update(readFileSync(path.join(import.meta.dirname, 'makeModels.ts')));
  // The vocabulary comes from this package.
  digest.update(readFileSync(path.join(root, 'node_modules/gpt-tokenizer/package.json')));
  return digest.digest('hex').slice(0, 12);
}
