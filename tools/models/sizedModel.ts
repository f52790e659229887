import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { chatTemplate } from '../tiny-oss/chatTemplate.ts';
import { encodeHead, type TensorEntry } from '../tiny-oss/gguf.ts';
import { modelMetadata } from '../tiny-oss/metadata.ts';
import { gaussianArray, seededRandom } from '../tiny-oss/random.ts';
import { encodedLength, encodeTensor } from '../tiny-oss/tensorTypes.ts';
import { tinyOssVocabulary } from '../tiny-oss/tinyOssVocabulary.ts';
import { cutVocabulary } from '../tiny-oss/vocabulary.ts';
import { tensorEntries, type ModelShape } from '../tiny-oss/weights.ts';
import { makeFile } from './makeFile.ts';
import { generatorHash, modelsFolder } from './models.ts';

/** A model that is loadable and says nothing, of any size. */
export interface SizedModel {
  /** Values in the residual stream, and hidden units of an expert. */
  width: number;
  layers: number;
  experts: number;
  /** The whole vocabulary of gpt-oss, instead of tiny-oss's. */
  wholeVocabulary?: boolean;
}

/** The path of a model with random weights of this size, which is made if it is not there yet. */
export function sizedModel({ width, layers, experts, wholeVocabulary = false }: SizedModel): string {
  const name = `sized-${layers}x${width}x${experts}${wholeVocabulary ? '-whole' : ''}`;
  const file = path.join(modelsFolder, `${name}-${generatorHash()}.gguf`);
  const shape = { layers, embedding: width, heads: 8, keyHeads: 2, experts, expertsUsed: 4, hidden: width };
  makeFile(file, (unfinished) => write(unfinished, name, shape, wholeVocabulary));
  return file;
}

/** Ranks of o200k, the vocabulary of gpt-oss without its special tokens. */
const allRanks = 199_998;

function write(file: string, name: string, shape: ModelShape, wholeVocabulary: boolean): void {
  const vocabulary = wholeVocabulary ? cutVocabulary(allRanks) : tinyOssVocabulary();
  const entries = tensorEntries(shape, vocabulary.tokens.length);
  const metadata = modelMetadata({
    name,
    description: 'For measuring memory.',
    shape,
    vocabulary,
    chatTemplate,
  });
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, encodeHead(metadata, entries).head);
  const random = seededRandom(1);
  for (const entry of entries) writeSync(descriptor, dataOf(entry, random));
  closeSync(descriptor);
}

/** Values that are encoded for a tensor; it repeats them, since the real thing would take minutes. */
const distinctValues = 32 * 1024;

function dataOf({ shape, type }: TensorEntry, random: () => number): Buffer {
  const values = shape.reduce((product, size) => product * size, 1);
  const length = encodedLength(type, values);
  const pattern = encodeTensor(type, gaussianArray(random, Math.min(values, distinctValues), 0.05));
  return Buffer.alloc(Math.ceil(length / 32) * 32, pattern);
}
