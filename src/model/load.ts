import { basename } from 'node:path';
import {
  getLlama,
  InsufficientMemoryError,
  LlamaLogLevel,
  NoBinaryFoundError,
  type Llama,
  type LlamaModel,
} from 'node-llama-cpp';
import type { LoadOptions, ModelInfo } from '../protocol/model.ts';
import { checkFile } from './checkFile.ts';
import { createContexts, type Contexts } from './contexts.ts';
import { ModelError, outOfMemory } from './failures.ts';

/** One model in memory, and a context of it for each lane. */
export interface LoadedModel extends Contexts {
  model: LlamaModel;
  info: ModelInfo;
  dispose(): Promise<void>;
}

/**
 * Loads the file and makes both contexts.
 * @param onProgress called with the loaded share, 0 to 1.
 * @throws ModelError with a sentence for the user.
 */
export async function loadModel(
  options: LoadOptions,
  onProgress: (fraction: number) => void,
): Promise<LoadedModel> {
  await checkFile(options.modelPath);
  const complaints: string[] = [];
  const llama = await startLlama(options.gpu, (message) => complaints.push(message));
  const model = await llama
    .loadModel({ modelPath: options.modelPath, onLoadProgress: onProgress })
    .catch((error: unknown) => {
      throw describeLoadError(error, options.modelPath, complaints.join('\n'));
    });
  try {
    const contexts = await createContexts(model, options.contextTokens);
    return {
      model,
      ...contexts,
      info: {
        name: model.fileInfo.metadata.general.name ?? basename(options.modelPath),
        device: await deviceName(llama),
        contextTokens: contexts.conversation.contextSize,
      },
      dispose: () => model.dispose(),
    };
  } catch (error) {
    await model.dispose();
    throw error;
  }
}

async function startLlama(gpu: LoadOptions['gpu'], onComplaint: (message: string) => void): Promise<Llama> {
  try {
    return await getLlama({
      gpu: gpu === 'off' ? false : 'auto',
      // Never compile on a user's machine: there is a binary, or there is a clear message.
      build: 'never',
      logLevel: LlamaLogLevel.warn,
      logger: (level, message) => {
        onComplaint(message);
        process.stderr.write(`llama.cpp ${level}: ${message.trimEnd()}\n`);
      },
    });
  } catch (error) {
    if (error instanceof NoBinaryFoundError)
      throw new ModelError(
        'no-runtime',
        `Hearth has no engine for ${process.platform} on ${process.arch}. It runs on 64-bit Windows, macOS and Linux; install the extension’s version for your platform.`,
      );
    throw error;
  }
}

/** The file's head was found good, so what is left is memory, a GPU that does not do, or data that is damaged. */
function describeLoadError(error: unknown, path: string, complaints: string): ModelError {
  const words = error instanceof Error ? error.message : String(error);
  if (error instanceof InsufficientMemoryError || /memory|allocat/i.test(`${words}\n${complaints}`))
    return new ModelError('out-of-memory', outOfMemory);
  return new ModelError(
    'not-a-model',
    `${path} could not be loaded (${words.replace(/\.$/, '')}). It may be damaged: download it again. If it runs elsewhere, set hearth.model.gpu to off.`,
  );
}

async function deviceName(llama: Llama): Promise<string> {
  if (llama.gpu === false) return 'CPU';
  const names = await llama.getGpuDeviceNames();
  return names[0] ?? llama.gpu;
}
