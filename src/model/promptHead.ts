import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { Basis } from '../core/completion/basis.ts';
import { commonLength } from './chooseSlot.ts';
import { Run } from './sequence.ts';
import type { Slots } from './slots.ts';
import type { Usage } from '../protocol/model.ts';

/** The evaluation of the head, which runs by itself. */
export interface HeadEvaluation {
  /**
   * Resolves when it is over, or as soon as the signal aborts.
   * @param hurry from now on it waits for nothing else.
   * @returns whether it is over.
   */
  over(signal: AbortSignal, hurry: boolean): Promise<boolean>;
  /** Ends it early, and resolves when the sequence is no longer in use. */
  stop(): Promise<void>;
}

/** The tokens that every completion prompt begins with: the system message and the rules. */
export function headOf(promptOf: (basis: Basis) => Token[]): Token[] {
  const empty: Basis = { path: 'a', languageId: 'a', prefix: '', suffix: '', snippets: [] };
  const other = { path: 'Z', languageId: 'Z', text: 'Z' };
  const one = promptOf(empty);
  return one.slice(0, commonLength(one, promptOf({ ...empty, ...other, snippets: [other] })));
}

/**
 * Evaluates the head right after loading, or restores it, so that the first keystroke need not. It never fails: what is
 * missing is evaluated with the first prompt.
 * @param pass awaited before each call of the engine: here it lets other requests go first.
 * @param onEvaluated called when it was evaluated and not restored, with the sequence that has it.
 */
export function evaluateHead(
  head: readonly Token[],
  slots: Slots,
  pass: (signal: AbortSignal) => Promise<void>,
  onEvaluated: (sequence: LlamaContextSequence, usage: Usage) => Promise<void>,
): HeadEvaluation {
  const stopping = new AbortController();
  const hurrying = new AbortController();
  const patience = AbortSignal.any([stopping.signal, hurrying.signal]);
  let isOver = false;
  const work = evaluate()
    .catch((error: unknown) => {
      process.stderr.write(`the head of prompts was not evaluated: ${String(error)}\n`);
    })
    .finally(() => (isOver = true));

  async function evaluate(): Promise<void> {
    const { sequence, restored } = await slots.recallHead(head);
    const run = new Run(sequence, stopping.signal, () => pass(patience));
    try {
      await run.prefill(head);
    } catch (error) {
      await run.reset();
      throw error;
    }
    if (!restored && !stopping.signal.aborted) await onEvaluated(sequence, run.usage);
  }

  return {
    async over(signal, hurry) {
      if (hurry) hurrying.abort();
      await until(work, signal);
      return isOver;
    },
    async stop() {
      stopping.abort();
      await work;
    },
  };
}

async function until(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise: aborted, resolve } = Promise.withResolvers<undefined>();
  const leave = (): void => resolve(undefined);
  signal.addEventListener('abort', leave, { once: true });
  await Promise.race([work, aborted]);
  signal.removeEventListener('abort', leave);
}
