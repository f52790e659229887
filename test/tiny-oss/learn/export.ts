// Writes the trained model: node test/tiny-oss/learn/export.ts [--out media/tiny-oss.gguf], after export.py.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chatTemplate } from '../chatTemplate.ts';
import { encodeGguf } from '../gguf.ts';
import { modelMetadata } from '../metadata.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { toTensors, type Layer, type Linear, type ModelShape, type Weights } from '../weights.ts';
import { learntVocabulary } from './corpusVocabulary.ts';
import { workFolder } from './sources.ts';

/** The shape that model.py trains. */
const shape: ModelShape = {
  layers: 4,
  embedding: 448,
  heads: 10,
  keyHeads: 5,
  experts: 4,
  expertsUsed: 2,
  hidden: 64,
};

/** The bytes of the model file with the weights of the last checkpoint that export.py has written. */
export function exportLearnt(vocabulary: Vocabulary): Buffer {
  const read = readWeights();
  const weights: Weights = {
    embedding: read("['embedding']"),
    layers: Array.from({ length: shape.layers }, (_, index) => readLayer(index, read)),
    finalNorm: read("['final_norm']"),
    head: transposed(read("['head']"), shape.embedding),
  };
  const metadata = modelMetadata({
    name: 'tiny-oss',
    description:
      'A demonstration of Hearth, trained from scratch on permissively licensed code. Not for work.',
    shape,
    vocabulary,
    chatTemplate,
  });
  // MXFP4 rounds to 4 bits, which weights that were not trained for it do not survive at this size.
  return encodeGguf(metadata, toTensors(shape, weights, { expertType: 'Q8_0' }));
}

type Read = (name: string) => Float32Array;

function readWeights(): Read {
  const { weights } = JSON.parse(readFileSync(path.join(workFolder, 'weights.json'), 'utf8')) as {
    weights: Record<string, { shape: number[]; offset: number }>;
  };
  const bytes = readFileSync(path.join(workFolder, 'weights.bin'));
  return (name) => {
    const entry = weights[`[0]${name}`];
    if (!entry) throw new Error(`The checkpoint has no ${name}.`);
    const length = entry.shape.reduce((product, size) => product * size, 1);
    // Copied, because a Float32Array must begin at a multiple of four of its memory.
    return new Float32Array(Uint8Array.from(bytes.subarray(entry.offset, entry.offset + length * 4)).buffer);
  };
}

function readLayer(index: number, read: Read): Layer {
  const part = (name: string): Float32Array => read(`['layers'][${index}]['${name}']`);
  const linear = (name: string, inputs: number, copies = 1): Linear => ({
    weights: transposed(part(name), inputs, copies),
    bias: part(`${name}_bias`),
  });
  const { embedding, heads, experts, hidden } = shape;
  return {
    attentionNorm: part('attention_norm'),
    query: linear('query', embedding),
    key: linear('key', embedding),
    value: linear('value', embedding),
    output: linear('output', part('output').length / embedding),
    sinks: part('sinks').slice(0, heads),
    expertsNorm: part('experts_norm'),
    router: linear('router', embedding),
    gate: linear('gate', embedding, experts),
    up: linear('up', embedding, experts),
    down: linear('down', hidden, experts),
  };
}

/** Rows of inputs become rows of outputs, which is how GGUF files have them; for each of the copies. */
function transposed(values: Float32Array, inputs: number, copies = 1): Float32Array {
  const size = values.length / copies;
  const outputs = size / inputs;
  const result = new Float32Array(values.length);
  for (let copy = 0; copy < copies; copy++)
    for (let i = 0; i < inputs; i++)
      for (let o = 0; o < outputs; o++)
        result[copy * size + o * inputs + i] = values[copy * size + i * outputs + o]!;
  return result;
}

function main(): void {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'media/tiny-oss.gguf' } } });
  const bytes = exportLearnt(learntVocabulary());
  writeFileSync(values.out, bytes);
  console.log(`${values.out}: ${(bytes.length / 1e6).toFixed(1)} MB`);
}

if (import.meta.main) main();
