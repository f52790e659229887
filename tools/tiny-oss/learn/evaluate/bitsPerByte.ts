import { getLlama, type Token } from 'node-llama-cpp';
import type { Vocabulary } from '../../vocabulary.ts';
import { encodePieces } from '../encodePieces.ts';
import type { NgramModel } from './fiveGram.ts';
import type { Place } from './holes.ts';
import { completionSample } from '../samples/completion.ts';

/**
 * Bits for each byte of held-out code, in Hearth's layout of a completion: of the model, and of the n-gram model on the
 * same tokens. Both are asked about the text before the cursor only.
 */
export async function bitsPerByte(
  modelPath: string,
  places: readonly Place[],
  vocabulary: Vocabulary,
  ngrams: NgramModel,
): Promise<{ ours: number; baseline: number }> {
  const llama = await getLlama({ gpu: false, build: 'never' });
  const model = await llama.loadModel({ modelPath });
  const context = await model.createContext({
    contextSize: 1024,
    threads: Math.max(1, llama.cpuMathCores - 1),
  });
  const sequence = context.getSequence();
  let bytes = 0;
  const bits = { ours: 0, baseline: 0 };
  for (const { request } of places) {
    const { path, languageId, prefix, suffix } = request.context;
    const file = { source: '', path, languageId, text: '' };
    const { head, body } = completionSample({
      file,
      prefix: '',
      middle: prefix,
      suffix,
      snippets: request.snippets,
    });
    const tokens = encodePieces([...head, ...body], vocabulary);
    // The code is what stands before the last line end, fence and end.
    const code = vocabulary.encode(prefix);
    const start = findLast(tokens, code.slice(0, 8));
    if (start === -1) continue;
    await sequence.clearHistory();
    await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(0, start) as Token[]);
    const asked = tokens.slice(start, start + code.length - 2);
    const results = await sequence.controlledEvaluate(
      asked.map((token) => [token as Token, { generateNext: { probabilities: true } }]),
    );
    for (let i = 1; i < asked.length; i++) {
      const probability = results[i - 1]?.next.probabilities?.get(asked[i] as Token) ?? 0;
      bits.ours -= Math.log2(Math.max(probability, 1e-9));
      bits.baseline -= Math.log2(ngrams.probability(asked.slice(Math.max(0, i - 4), i), asked[i] ?? 0));
      bytes += Buffer.byteLength(vocabulary.textOf(asked[i] ?? 0));
    }
  }
  await model.dispose();
  return { ours: bits.ours / bytes, baseline: bits.baseline / bytes };
}

function findLast(tokens: readonly number[], part: readonly number[]): number {
  for (let at = tokens.length - part.length; at >= 0; at--)
    if (part.every((token, i) => tokens[at + i] === token)) return at;
  return -1;
}
