import { memoryUses } from '../core/models/bufferSizes.ts';
import type { MemoryUse } from '../protocol/model.ts';

/** What llama.cpp has logged since the last object that was made. There is one log to a process, as there is one engine. */
let lines: string[] = [];

/** What was logged while an object, a model or a context, was made. */
const linesOf = new WeakMap<object, readonly string[]>();

/** Takes a line of llama.cpp's log. */
export function noteLine(line: string): void {
  if (line.includes('buffer size') || line.includes('using device')) lines.push(line);
}

/**
 * Makes a model or a context and remembers its buffers. They are read from the log, since the engine has no function
 * for them. One at a time: whoever makes two at once gets them mixed up.
 */
export async function withBuffers<T extends object>(make: () => Promise<T>): Promise<T> {
  const { result, log } = await withLog(make);
  linesOf.set(result, log);
  return result;
}

/** Does something, and returns what llama.cpp logged of buffers and devices meanwhile. */
export async function withLog<T>(work: () => Promise<T>): Promise<{ result: T; log: readonly string[] }> {
  lines = [];
  const result = await work();
  // The engine's threads hand their lines over through the event loop; after a full turn of it all have come.
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
  const log = lines;
  lines = [];
  return { result, log };
}

/** The memory of these models and contexts, by device. */
export function memoryOf(...objects: readonly object[]): readonly MemoryUse[] {
  return memoryUses(objects.flatMap((each) => linesOf.get(each) ?? []));
}
