import type { CoreFacts } from './coreFacts.ts';

/** Threads of the engine. */
export interface ThreadPlan {
  /** For each context. */
  perContext: number;
  /** For both contexts together while both evaluate. */
  together: number;
}

/** Efficiency cores that are enough for the editor and its language servers. */
const sparesEditor = 2;

/**
 * How many threads evaluate. llama.cpp's threads work in lockstep and wait for each other by spinning, so each needs a
 * core of its own: one on a core's other hyperthread, or on an efficiency core, slows all others down. With more
 * threads than free cores a token took 700 ms instead of 0.7 (measured, 4 threads on 2 cores). So one core is left to
 * the editor, unless efficiency cores are there for it.
 * @param onGpu all layers are on the GPU. The CPU then only looks up embeddings, and more threads would only spin.
 */
export function threadPlan(
  { physical, performance, quota = Infinity }: CoreFacts,
  onGpu: boolean,
): ThreadPlan {
  if (onGpu) return { perContext: 1, together: 2 };
  const strong = Math.max(1, performance ?? physical);
  const usable = Math.max(1, Math.min(strong, Math.floor(quota)));
  // A container's threads are paused together once its quota is used up, so the editor needs a share of that, too.
  const editorHasCores = physical - strong >= sparesEditor && quota >= usable + 1;
  const perContext = editorHasCores ? usable : Math.max(1, usable - 1);
  // One more for both, so that ghost text need not wait for the running step of a chat.
  return { perContext, together: perContext + 1 };
}
