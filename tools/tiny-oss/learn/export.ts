// Writes the trained model: node tools/tiny-oss/learn/export.ts [--out media/tiny-oss.gguf], after export.py.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chatTemplate } from '../chatTemplate.ts';
import { encodeGguf } from '../gguf.ts';
import { modelMetadata } from '../metadata.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { decodeTensor } from '../tensorTypes.ts';
import { toTensors, type Layer, type Linear, type ModelShape, type Weights } from '../weights.ts';
import { learntVocabulary } from './corpusVocabulary.ts';
import { workFolder } from './sources.ts';

/** The shape that model.py trains. */
const shape: ModelShape = {
  layers: 10,
  embedding: 384,
  heads: 6,
  keyHeads: 2,
  experts: 8,
  expertsUsed: 4,
  hidden: 128,
};

/** The bytes of the model file with the weights of the last checkpoint that export.py has written. */
export function exportLearnt(vocabulary: Vocabulary): Buffer {
  const read = readWeights();
  const weights: Weights = {
    embedding: read('embedding'),
    layers: Array.from({ length: shape.layers }, (_, index) => readLayer(index, read)),
    finalNorm: read('final_norm'),
    head: read('head'),
  };
  const metadata = modelMetadata({
    name: 'tiny-oss',
    description:
      'A demonstration of Hearth, trained from scratch on permissively licensed code. Not for work.',
    shape,
    vocabulary,
    chatTemplate,
  });
  return encodeGguf(metadata, toTensors(shape, weights));
}

type Read = (name: string) => Float32Array;

function readWeights(): Read {
  const { weights } = JSON.parse(readFileSync(path.join(workFolder, 'weights.json'), 'utf8')) as {
    weights: Record<string, { length: number; offset: number }>;
  };
  const bytes = readFileSync(path.join(workFolder, 'weights.bin'));
  return (name) => {
    const entry = weights[name];
    if (!entry) throw new Error(`The checkpoint has no ${name}.`);
    return decodeTensor('F16', bytes.subarray(entry.offset, entry.offset + entry.length * 2));
  };
}

function readLayer(index: number, read: Read): Layer {
  const part = (name: string): Float32Array => read(`layers.${index}.${name}`);
  const linear = (name: string): Linear => ({ weights: part(name), bias: part(`${name}_bias`) });
  return {
    attentionNorm: part('attention_norm'),
    query: linear('query'),
    key: linear('key'),
    value: linear('value'),
    output: linear('output'),
    sinks: part('sinks'),
    expertsNorm: part('experts_norm'),
    router: linear('router'),
    gate: linear('gate'),
    up: linear('up'),
    down: linear('down'),
  };
}

function main(): void {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'media/tiny-oss.gguf' } } });
  const bytes = exportLearnt(learntVocabulary());
  writeFileSync(values.out, bytes);
  console.log(`${values.out}: ${(bytes.length / 1e6).toFixed(1)} MB`);
}

if (import.meta.main) main();
