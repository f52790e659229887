// Evaluates a model on held-out packages: node tools/tiny-oss/learn/evaluate.ts [--model FILE.gguf] [--count N] [--json FILE]
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { createEngine, type Engine } from '../../../src/model/engine.ts';
import { seededRandom } from '../random.ts';
import { learntVocabulary } from './corpusVocabulary.ts';
import { answerOf, askAll } from './evaluate/answers.ts';
import { bitsPerByte } from './evaluate/bitsPerByte.ts';
import {
  callsWellFormed,
  chatsWellFormed,
  heldOutFunctions,
  renamesExact,
  type Share,
} from './evaluate/conversations.ts';
import { countNgrams, type NgramModel } from './evaluate/fiveGram.ts';
import { cutHoles, heldOutPackages, type Place } from './evaluate/holes.ts';
import { readCode } from './readCode.ts';
import { sources } from './sources.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** One line of the table. `baseline` is of the 5-gram model, where it can answer. */
interface Row {
  name: string;
  ours: number;
  baseline?: number;
  of: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      model: { type: 'string', default: 'media/tiny-oss.gguf' },
      count: { type: 'string', default: '300' },
      json: { type: 'string' },
    },
  });
  const count = Number(values.count);
  const vocabulary = learntVocabulary();
  const tokens = (text: string): number => vocabulary.encode(text).length;
  const packages = heldOutPackages();
  const rest = cutHoles(packages, 'rest', count, tokens, seededRandom(11));
  const next = cutHoles(packages, 'next', count, tokens, seededRandom(12));
  const functions = heldOutFunctions(packages, count, seededRandom(13));
  const ngrams = trainNgrams(vocabulary);
  const rows: Row[] = [];
  const report = (row: Row): void => {
    rows.push(row);
    console.log(describe(row));
  };

  const measured = rest.slice(0, Math.ceil(count / 8));
  const bitsOf = (change: (place: Place) => Place) =>
    bitsPerByte(values.model, measured.map(change), vocabulary, ngrams);
  const bits = await bitsOf((place) => place);
  report({ name: 'bits per byte', ours: bits.ours, baseline: bits.baseline, of: measured.length });
  for (const [name, change] of [
    ['bits per byte, suffix hidden', withoutSuffix],
    ['bits per byte, snippets hidden', withoutSnippets],
  ] as const)
    report({ name, ours: (await bitsOf(change)).ours, of: measured.length });

  // Each engine computes on one thread or leaves a core to others, and shares nothing with the rest.
  const engines = await Promise.all(
    Array.from({ length: Math.min(4, availableParallelism()) }, () =>
      createEngine({ modelPath: values.model, gpu: 'off', contextTokens: 4096 }),
    ),
  );
  for (const [name, places] of [
    ['rest of the line', rest],
    ['next line', next],
  ] as const) {
    const baseline = places.filter((place) => ngramLine(place, ngrams, vocabulary) === place.expected).length;
    const exact = async (change: (place: Place) => Place): Promise<number> =>
      await countExact(engines, places.map(change));
    report({
      name: `${name}, exact`,
      ours: (await exact((place) => place)) / count,
      baseline: baseline / count,
      of: count,
    });
    report({ name: `${name}, suffix hidden`, ours: (await exact(withoutSuffix)) / count, of: count });
    report({ name: `${name}, snippets hidden`, ours: (await exact(withoutSnippets)) / count, of: count });
  }
  const reportShare = (name: string, { of, right }: Share): void => report({ name, ours: right / of, of });
  reportShare('chats well-formed', await chatsWellFormed(engines, functions, seededRandom(14)));
  reportShare('tool calls well-formed', await callsWellFormed(engines, functions, seededRandom(15)));
  reportShare('renames exact', await renamesExact(engines, functions, seededRandom(16)));
  for (const engine of engines) await engine.dispose();
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows }, null, 2)}\n`);
}

/** Counts over the same files that the model has learnt from. */
function trainNgrams(vocabulary: Vocabulary): NgramModel {
  const documents = sources
    .filter(({ split }) => split === 'train')
    .flatMap(readCode)
    .map(({ text }) => Uint16Array.from(vocabulary.encode(text)));
  return countNgrams(documents, 5, vocabulary.tokens.length);
}

/** What the n-gram model says up to the end of the line: of the line that is begun, or else of the next. */
function ngramLine({ request }: Place, ngrams: NgramModel, vocabulary: Vocabulary): string {
  const context = vocabulary.encode(request.context.prefix);
  const isNext = request.shape === 'block';
  let text = '';
  for (let i = 0; i < request.maxTokens; i++) {
    const token = ngrams.likeliest(context);
    context.push(token);
    text += vocabulary.textOf(token);
    if ((isNext ? text.trimStart() : text).includes('\n')) break;
  }
  return firstLine(text, isNext);
}

async function countExact(engines: readonly Engine[], places: readonly Place[]): Promise<number> {
  const answers = await askAll(engines, places, (engine, { request }) => answerOf(engine, request));
  return places.filter(
    ({ request, expected }, index) =>
      firstLine(answers[index]?.text ?? '', request.shape === 'block') === expected,
  ).length;
}

function firstLine(text: string, isNext: boolean): string {
  return ((isNext ? text.trimStart() : text).split('\n')[0] ?? '').trim();
}

function withoutSuffix(place: Place): Place {
  const { request } = place;
  return { ...place, request: { ...request, context: { ...request.context, suffix: '' } } };
}

function withoutSnippets(place: Place): Place {
  return { ...place, request: { ...place.request, snippets: [] } };
}

function describe({ name, ours, baseline, of }: Row): string {
  const number = (value: number): string =>
    name.startsWith('bits') ? value.toFixed(3) : `${(100 * value).toFixed(1)} %`;
  return `${name.padEnd(36)} ${number(ours).padStart(8)}${baseline === undefined ? '' : `   5-gram ${number(baseline)}`}   n = ${of}`;
}

if (import.meta.main) await main();
