import { availableParallelism } from 'node:os';
import type { Llama, LlamaModel } from 'node-llama-cpp';
import type { CoreFacts } from '../core/models/cores/coreFacts.ts';
import { findCores } from '../core/models/cores/findCores.ts';
import { threadPlan, type ThreadPlan } from '../core/models/cores/threads.ts';
import { system } from './thisMachine.ts';

/** The threads for a loaded model on this machine. Contexts that are created afterwards share them. */
export async function planThreads(model: LlamaModel): Promise<ThreadPlan> {
  const { llama } = model;
  const cores = await coresOf(llama);
  const onGpu = llama.gpu !== false && model.gpuLayers >= model.fileInsights.totalLayers;
  const plan = threadPlan(cores, onGpu);
  // Without this, node-llama-cpp bounds the threads of both contexts on the CPU only, and there by at least four.
  llama.maxThreads = plan.together;
  process.stderr.write(`${describe(cores)}: ${plan.perContext} threads for each context\n`);
  return plan;
}

/** The cores that the engine may use. */
export async function coresOf(llama: Llama): Promise<CoreFacts> {
  return await findCores(
    {
      platform: process.platform,
      architecture: process.arch,
      logical: availableParallelism(),
      mathCores: llama.cpuMathCores,
    },
    system,
  );
}

function describe({ physical, performance, quota }: CoreFacts): string {
  const parts = [`${physical} cores`];
  if (performance !== undefined) parts.push(`${performance} of them for performance`);
  if (quota !== undefined) parts.push(`a quota of ${quota}`);
  return parts.join(', ');
}
