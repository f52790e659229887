import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { vi } from 'vitest';

/** How likely each token is. */
export type Probabilities = Map<Token, number>;

/** One call of the engine that samples. */
export interface Step {
  /** What stands before the first token behind which one was sampled. */
  before: Token[];
  samples: { after: Token; seed: number | undefined; chosen: Token; probabilities: Probabilities }[];
}

/** Notes what each step of a sequence samples, and from which probabilities; of all sequences, given the prototype. */
export function watchSteps(sequence: LlamaContextSequence): { steps: Step[]; end: () => void } {
  const steps: Step[] = [];
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on its sequence below
  const { controlledEvaluate } = sequence;
  const spy = vi.spyOn(sequence, 'controlledEvaluate').mockImplementation(async function (
    this: LlamaContextSequence,
    input,
    ...rest
  ) {
    const before = [...this.contextTokens, ...input.filter((item): item is Token => !Array.isArray(item))];
    const asked = input.filter((item) => Array.isArray(item));
    const results = await controlledEvaluate.call(
      this,
      input.map((item) =>
        Array.isArray(item)
          ? [item[0], { generateNext: { ...item[1].generateNext, probabilities: true } }]
          : item,
      ),
      ...rest,
    );
    const sampled = results.slice(-asked.length);
    const samples = asked.map(([token, { generateNext }], index) => ({
      after: token,
      seed: generateNext?.options?.seed,
      chosen: sampled[index]!.next.token!,
      probabilities: sampled[index]!.next.probabilities!,
    }));
    steps.push({ before, samples });
    return results;
  });
  return { steps, end: () => spy.mockRestore() };
}

/** By how much the likeliest token was likelier than the second, at the step where it was the least. */
export function leastMargin(steps: readonly Step[]): number {
  const margins = steps.flatMap(({ samples }) =>
    samples.map(({ probabilities }) => {
      const [first = 0, second = 0] = [...probabilities.values()].sort((a, b) => b - a);
      return first - second;
    }),
  );
  return Math.min(...margins);
}
