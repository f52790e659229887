import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { InsufficientMemoryError, type Llama, type LlamaModel } from 'node-llama-cpp';
import type { Format } from '../core/formats/format.ts';
import { checkModel, type CheckedModel } from '../core/models/checkModel.ts';
import { kvShapeOf, leastBytes, stateBytes } from '../core/models/kvCache.ts';
import { lookAtFiles } from '../core/models/lookAt.ts';
import type { ModelFailure } from '../protocol/failure.ts';
import type { LoadOptions, ModelInfo } from '../protocol/model.ts';
import { memoryOf, withBuffers } from './bufferLog.ts';
import { createContexts, type Contexts } from './contexts.ts';
import { ModelError } from './modelError.ts';
import { planThreads } from './planThreads.ts';
import { startLlama } from './startLlama.ts';

/** A model in memory, with a context for each lane. */
export interface LoadedModel extends Contexts {
  model: LlamaModel;
  format: Format;
  info: ModelInfo;
  /** About the bytes of a saved state of so many tokens. */
  stateBytes: (tokens: number) => number;
  dispose(): Promise<void>;
}

/**
 * Loads the file and creates both contexts.
 * @param onProgress called with the loaded share, 0 to 1.
 * @throws ModelError
 */
export async function loadModel(
  options: LoadOptions,
  onProgress: (fraction: number) => void,
): Promise<LoadedModel> {
  const checked = await checkModel(options.modelPath, lookAtFiles({ stat, open }));
  if ('failure' in checked) throw new ModelError(checked.failure);
  const { path, head, format } = checked.model;
  const complaints: string[] = [];
  const llama = await startLlama(options.gpu, (message) => complaints.push(message));
  const model = await withBuffers(() =>
    llama.loadModel({ modelPath: path, onLoadProgress: onProgress }),
  ).catch((error: unknown) => {
    throw new ModelError(whyNotLoaded(error, complaints.join('\n'), checked.model, llama));
  });
  try {
    const { perContext } = await planThreads(model);
    const contexts = await createContexts(model, kvShapeOf(head), options.contextTokens, {
      threads: perContext,
    });
    if (!contexts) throw new ModelError(outOfMemory(checked.model, llama));
    const memory = memoryOf(
      model,
      contexts.conversation.context,
      ...new Set(contexts.completions.map(({ context }) => context)),
    );
    return {
      model,
      format,
      ...contexts,
      info: {
        name: model.fileInfo.metadata.general.name ?? basename(path),
        device: await deviceName(llama),
        contextTokens: contexts.conversation.contextSize,
        files: checked.model.files,
        ...(memory.length > 0 && { memory }),
      },
      stateBytes: (tokens) => stateBytes(kvShapeOf(head), tokens),
      dispose: () => model.dispose(),
    };
  } catch (error) {
    await model.dispose();
    throw error;
  }
}

/** The file's head is valid, so the remaining reasons are lack of memory or something that llama.cpp reports. */
function whyNotLoaded(error: unknown, complaints: string, model: CheckedModel, llama: Llama): ModelFailure {
  const words = error instanceof Error ? error.message : String(error);
  const all = `${words}\n${complaints}`;
  if (error instanceof InsufficientMemoryError || noMemory.test(all)) return outOfMemory(model, llama);
  // node-llama-cpp only reports that loading failed; llama.cpp's log has the reason.
  const [, why] = /error loading model: (.*)/.exec(complaints) ?? [];
  return { code: 'refused', path: model.path, words: why ?? words };
}

/** Messages of llama.cpp, its GPU back ends, C++ and operating systems when memory cannot be allocated. */
const noMemory =
  /(unable|failed|cannot) to allocate|cannot allocate memory|(out of|not enough|insufficient) (\w+ )?memory|bad_alloc/i;

/** The failure with sizes, on the CPU only: a GPU's memory has other users and other rules. */
function outOfMemory({ bytes, head }: CheckedModel, llama: Llama): ModelFailure {
  if (llama.gpu !== false) return { code: 'out-of-memory' };
  return {
    code: 'out-of-memory',
    needed: leastBytes(bytes, kvShapeOf(head)),
    free: process.availableMemory(),
  };
}

async function deviceName(llama: Llama): Promise<string> {
  if (llama.gpu === false) return 'CPU';
  const names = await llama.getGpuDeviceNames();
  return names[0] ?? llama.gpu;
}
