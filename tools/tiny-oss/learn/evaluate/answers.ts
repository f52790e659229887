import type { Engine } from '../../../../src/model/engine.ts';
import type { ModelEvent, ModelRequest } from '../../../../src/protocol/model.ts';

/** All that a request gave. */
export interface Answer {
  text: string;
  reasoning: string;
  calls: { name: string; arguments: string }[];
  end: Extract<ModelEvent, { type: 'done' | 'failed' }> | undefined;
}

/** Runs a request to its end. */
export async function answerOf(engine: Engine, request: ModelRequest): Promise<Answer> {
  const answer: Answer = { text: '', reasoning: '', calls: [], end: undefined };
  for await (const event of engine.generate(request, new AbortController().signal)) {
    if (event.type === 'answer') answer.text += event.text;
    else if (event.type === 'reasoning') answer.reasoning += event.text;
    else if (event.type === 'tool-call') answer.calls.push(event);
    else if (event.type !== 'preamble') answer.end = event;
  }
  return answer;
}

/** Asks about each of some items, as many at a time as there are engines, and returns what came of them in their order. */
export async function askAll<T, R>(
  engines: readonly Engine[],
  items: readonly T[],
  ask: (engine: Engine, item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  await Promise.all(
    engines.map(async (engine) => {
      while (next < items.length) {
        const index = next++;
        results[index] = await ask(engine, items[index]!);
      }
    }),
  );
  return results;
}

/** Whether the answer ended by itself, with something said or called. */
export function isWellFormed({ text, calls, end }: Answer): boolean {
  if (end?.type !== 'done' || end.reason !== 'end') return false;
  return calls.length > 0 ? calls.every((call) => isJson(call.arguments)) : text.trim() !== '';
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
