import { afterAll, afterEach } from 'vitest';
import { describeFailure } from '../../src/core/failures.ts';
import { createEngine, type Engine } from '../../src/model/engine.ts';
import type { ModelEvent, ModelRequest } from '../../src/protocol/model.ts';
import type { Variant } from '../../tools/tiny-oss/variants.ts';
import { modelPath } from '../../tools/models/models.ts';
import { never } from '../../tools/models/requests.ts';

const engines = new Map<string, Promise<Engine>>();
afterAll(async () => {
  for (const engine of engines.values()) await (await engine).dispose();
  engines.clear();
});

// A test that failed may have left a request that never ends, so the next one gets an engine of its own.
afterEach(({ task }) => {
  if (task.result?.state !== 'fail') return;
  const left = [...engines.values()];
  engines.clear();
  // Nobody waits for it: an engine that hangs may not even end.
  for (const engine of left) void engine.then((one) => one.dispose()).catch(() => undefined);
});

/** The real engine on a variant of tiny-oss, loaded once for each test file. */
export function engineOf(variant: Variant, contextTokens = 8192): Promise<Engine> {
  const key = `${variant} ${contextTokens}`;
  const loaded =
    engines.get(key) ?? createEngine({ modelPath: modelPath(variant), gpu: 'off', contextTokens });
  engines.set(key, loaded);
  return loaded;
}

/** All that a request gave. */
export interface Answer {
  reasoning: string;
  preamble: string;
  text: string;
  calls: { name: string; arguments: string }[];
  end: Extract<ModelEvent, { type: 'done' | 'failed' }>;
}

/** Runs a request to its end, and checks the protocol's one rule. */
export async function run(engine: Engine, request: ModelRequest, signal = never()): Promise<Answer> {
  const answer = { reasoning: '', preamble: '', text: '', calls: [] as Answer['calls'] };
  const ends: Answer['end'][] = [];
  for await (const event of engine.generate(request, signal)) {
    if (ends.length > 0) throw new Error(`a ${event.type} came after the end`);
    if (event.type === 'reasoning') answer.reasoning += event.text;
    else if (event.type === 'preamble') answer.preamble += event.text;
    else if (event.type === 'answer') answer.text += event.text;
    else if (event.type === 'tool-call') answer.calls.push({ name: event.name, arguments: event.arguments });
    else ends.push(event);
  }
  const [end] = ends;
  if (!end) throw new Error('the request did not end');
  return { ...answer, end };
}

/** The end of a request that was answered. */
export function doneOf({ end }: Answer): Extract<ModelEvent, { type: 'done' }> {
  if (end.type === 'failed') throw new Error(`${end.failure.code}: ${describeFailure(end.failure)}`);
  return end;
}
