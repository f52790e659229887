import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GgufInsights, readGgufFileInfo, type Llama } from 'node-llama-cpp';
import { gpusOf } from '../core/models/fit/gpus.ts';
import type { Machine, Memory } from '../protocol/machine.ts';
import type { ToModel } from '../protocol/model.ts';
import { withLog } from './bufferLog.ts';
import { coresOf } from './planThreads.ts';
import { ramBandwidth } from './ramBandwidth.ts';
import { startLlama } from './startLlama.ts';
import { sampleThisMemory } from './thisMachine.ts';

/**
 * The machine as it is now.
 * @param modelPath a sound model file. With several GPUs, the engine says how much of each is free only when it looks at
 *   a model; without one, the sum is shared out evenly.
 */
export async function examine(llama: Llama, modelPath?: string): Promise<Machine> {
  const vram = await llama.getVramState();
  return {
    ram: await ramOf(llama),
    gpus:
      llama.gpu === false ? [] : gpusOf(await llama.getGpuDeviceNames(), vram, await logOf(llama, modelPath)),
    unified: vram.unifiedSize > 0,
    cores: await coresOf(llama),
  };
}

/** The machine as it is now, without a model; `undefined` if the engine cannot start. */
export async function examineAlone({
  gpu,
  measure,
}: Omit<Extract<ToModel, { type: 'examine' }>, 'type'>): Promise<Machine | undefined> {
  try {
    // Beside the bundle is a small model.
    const machine = await examine(await startLlama(gpu), join(import.meta.dirname, 'tiny-oss.gguf'));
    if (!measure) return machine;
    const ram = await ramBandwidth(machine.cores.performance ?? machine.cores.physical);
    return { ...machine, bandwidth: { ram } };
  } catch (error) {
    process.stderr.write(`the machine cannot be examined: ${String(error)}\n`);
    return undefined;
  }
}

async function ramOf(llama: Llama): Promise<Memory> {
  const sample = await sampleThisMemory();
  if (sample) return { total: sample.total, free: sample.available };
  // macOS counts only pages without any use as free. Of the others it keeps what is wired, and gives up caches; how much
  // that is it does not say, so half.
  const { total, free, wired } = await llama.getRamState();
  return { total, free: free + Math.max(0, total - free - wired) / 2 };
}

/** What the engine logs of its devices while it looks at a model, without loading it. */
async function logOf(llama: Llama, modelPath: string | undefined): Promise<readonly string[]> {
  if (modelPath === undefined || !existsSync(modelPath)) return [];
  const insights = await GgufInsights.from(await readGgufFileInfo(modelPath), llama);
  const { log } = await withLog(() => insights.estimateModelResourceRequirementsV2({ gpuLayers: 0 }));
  return log;
}
