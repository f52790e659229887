import type { ModelService } from '../../../src/core/modelService.ts';
import { ask } from '../ask.ts';
import { Bare } from '../bare.ts';
import { isLarge } from '../large.ts';
import { row, type Row } from '../rows.ts';
import { begunCopy, completionOf, sampleCode } from '../sampleCode.ts';
import type { BenchContext, Section } from '../section.ts';
import { startLoaded } from '../service.ts';

/** Tokens of the answer: enough for the first one's weight to be small. */
const answerTokens = 128;

/** Tokens per second through the whole path, host, channel and model process, against the engine alone. */
export const speed: Section = {
  name: 'speed',
  rows: ['decode-vs-bare', 'prefill-vs-bare'],
  run: measureSpeed,
};

async function measureSpeed({ modelPath, repeats }: BenchContext): Promise<Row[]> {
  // The first turn warms up.
  const turns = Array.from({ length: repeats + 1 }, (_, turn) => turn);
  const pairs = isLarge(modelPath)
    ? await measureApart(modelPath, turns)
    : await measureTogether(modelPath, turns);
  const counted = pairs.slice(1);
  const of = (which: 'ours' | 'theirs', what: keyof Pace) => counted.map((pair) => pair[which][what]);
  return [
    row('decode-vs-bare', 'tokens/s', of('ours', 'decode'), { reference: of('theirs', 'decode') }),
    row('prefill-vs-bare', 'tokens/s', of('ours', 'prefill'), { reference: of('theirs', 'prefill') }),
  ];
}

/** Tokens per second. */
interface Pace {
  decode: number;
  prefill: number;
}

interface Pair {
  ours: Pace;
  theirs: Pace;
}

/** Turn by turn, so that what else the machine does hits both. Needs the memory for two of the model. */
async function measureTogether(modelPath: string, turns: readonly number[]): Promise<Pair[]> {
  await using watched = await startLoaded({ modelPath });
  await using bare = await Bare.load(modelPath);
  const pairs: Pair[] = [];
  for (const turn of turns) {
    const { tokens, ...ours } = await measureOurs(watched.service, turn);
    pairs.push({ ours, theirs: await measureBare(bare, turn, tokens) });
  }
  return pairs;
}

/** All of ours before all of the reference, for a model that may fit into memory only once. */
async function measureApart(modelPath: string, turns: readonly number[]): Promise<Pair[]> {
  const ours: Awaited<ReturnType<typeof measureOurs>>[] = [];
  {
    await using watched = await startLoaded({ modelPath });
    for (const turn of turns) ours.push(await measureOurs(watched.service, turn));
  }
  await using bare = await Bare.load(modelPath);
  const pairs: Pair[] = [];
  for (const [turn, { tokens, ...pace }] of ours.entries())
    pairs.push({ ours: pace, theirs: await measureBare(bare, turn, tokens) });
  return pairs;
}

const body = begunCopy(60);

/** With the tokens of the answer, for the reference to decode as many. */
async function measureOurs(service: ModelService, turn: number): Promise<Pace & { tokens: number }> {
  const fresh = completionOf(sampleCode(turn, 30), { maxTokens: 1, file: `fresh${turn}.ts` });
  const filled = await ask(service, fresh);
  const written = await ask(service, completionOf(body, { shape: 'block', maxTokens: answerTokens }));
  const tokens = written.usage.generatedTokens;
  return {
    prefill: perSecond(filled.usage.evaluatedTokens, filled.time - filled.usage.decodeTime),
    decode: perSecond(tokens, written.time - written.usage.prefillTime),
    tokens,
  };
}

async function measureBare(bare: Bare, turn: number, tokens: number): Promise<Pace> {
  const prompt = bare.tokens(sampleCode(turn, 30));
  const filling = await bare.prefill(prompt);
  const bodyTokens = bare.tokens(body);
  const last = bodyTokens.at(-1);
  if (last === undefined) throw new Error('The model has no tokens for code.');
  await bare.prefill(bodyTokens.slice(0, -1));
  const writing = await bare.decode(last, tokens);
  return { prefill: perSecond(prompt.length, filling), decode: perSecond(tokens, writing) };
}

function perSecond(tokens: number, milliseconds: number): number {
  return (tokens / milliseconds) * 1000;
}
