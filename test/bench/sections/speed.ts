import { ask } from '../ask.ts';
import { Bare } from '../bare.ts';
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
  using watched = await startLoaded({ modelPath });
  await using bare = await Bare.load(modelPath);
  const ours = { decode: [] as number[], prefill: [] as number[] };
  const theirs = { decode: [] as number[], prefill: [] as number[] };
  const body = begunCopy(60);
  const bodyTokens = bare.tokens(body);
  const last = bodyTokens.at(-1);
  if (last === undefined) throw new Error('The model has no tokens for code.');
  // Turn by turn, so that what else the machine does hits both. The first turn warms up.
  for (let turn = 0; turn <= repeats; turn++) {
    const code = sampleCode(turn, 30);
    const filled = await ask(watched.service, completionOf(code, { maxTokens: 1, file: `fresh${turn}.ts` }));
    const prompt = bare.tokens(code);
    const bareFill = await bare.prefill(prompt);
    const request = completionOf(body, { shape: 'block', maxTokens: answerTokens });
    const written = await ask(watched.service, request);
    await bare.prefill(bodyTokens.slice(0, -1));
    const bareWrite = await bare.decode(last, written.usage.generatedTokens);
    if (turn === 0) continue;
    ours.prefill.push(perSecond(filled.usage.evaluatedTokens, filled.time - filled.usage.decodeTime));
    theirs.prefill.push(perSecond(prompt.length, bareFill));
    ours.decode.push(perSecond(written.usage.generatedTokens, written.time - written.usage.prefillTime));
    theirs.decode.push(perSecond(written.usage.generatedTokens, bareWrite));
  }
  return [
    row('decode-vs-bare', 'tokens/s', ours.decode, { reference: theirs.decode }),
    row('prefill-vs-bare', 'tokens/s', ours.prefill, { reference: theirs.prefill }),
  ];
}

function perSecond(tokens: number, milliseconds: number): number {
  return (tokens / milliseconds) * 1000;
}
