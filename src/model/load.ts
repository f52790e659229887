import { basename } from 'node:path';
import {
  getLlama,
  InsufficientMemoryError,
  LlamaLogLevel,
  NoBinaryFoundError,
  type Llama,
  type LlamaContext,
  type LlamaContextSequence,
  type LlamaModel,
} from 'node-llama-cpp';
import type { LoadOptions, ModelInfo } from '../protocol/model.ts';
import { checkFile } from './checkFile.ts';
import { ModelError } from './failures.ts';

/** One model in memory, and a context of it for each lane. */
export interface LoadedModel {
  model: LlamaModel;
  completion: LlamaContextSequence;
  conversation: LlamaContextSequence;
  info: ModelInfo;
  dispose(): Promise<void>;
}

/**
 * Tokens of the completion context: the host sends at most 8,000 characters before the cursor, 2,000 after it and
 * 4,500 of snippets, in all about 4,500 tokens of code, twice that for text that tokenises badly.
 */
export const completionTokens = 8192;

/** Below this neither a chat nor a completion holds enough of a file. */
const leastTokens = 2048;

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
    // A full cache for the sliding-window layers: with the default, pruned one, going back (typing in the middle,
    // dropping reasoning from a chat's history) is silently wrong near the window's border and a whole prefill below it.
    const completion = await makeLargestContext(model, completionTokens);
    const conversation = await makeLargestContext(model, options.contextTokens);
    return {
      model,
      completion: completion.getSequence(),
      conversation: conversation.getSequence(),
      info: {
        name: model.fileInfo.metadata.general.name ?? basename(options.modelPath),
        device: await deviceName(llama),
        contextTokens: conversation.contextSize,
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
    return new ModelError('out-of-memory', memoryWords);
  return new ModelError(
    'not-a-model',
    `${path} could not be loaded (${words.replace(/\.$/, '')}). It may be damaged: download it again. If it runs elsewhere, set hearth.model.gpu to off.`,
  );
}

const memoryWords =
  'There is not enough free memory for this model. Close other programs, choose a smaller model with “Hearth: Choose Model File…”, or lower the setting hearth.model.contextTokens.';

async function makeContext(model: LlamaModel, tokens: number): Promise<LlamaContext> {
  return await model.createContext({
    contextSize: tokens,
    sequences: 1,
    swaFullCache: true,
    batchSize: 512,
    threads: threads(model.llama),
  });
}

/**
 * One core is left to the editor. llama.cpp's threads wait for one another by spinning: with more of them than free
 * cores a token took 700 ms instead of 0.7 (measured, 4 threads on 2 cores, which is node-llama-cpp's default there).
 */
function threads(llama: Llama): number {
  return Math.max(1, llama.cpuMathCores - 1);
}

/** Half the memory still makes a usable context, so the size is halved before giving up. */
async function makeLargestContext(model: LlamaModel, wanted: number): Promise<LlamaContext> {
  let tokens = Math.min(wanted, model.trainContextSize);
  for (;;) {
    try {
      return await makeContext(model, tokens);
    } catch (error) {
      if (tokens / 2 < leastTokens) {
        const words = error instanceof Error ? error.message : String(error);
        process.stderr.write(`no context of ${tokens} tokens: ${words}\n`);
        throw new ModelError('out-of-memory', memoryWords);
      }
      tokens = Math.floor(tokens / 2);
    }
  }
}

async function deviceName(llama: Llama): Promise<string> {
  if (llama.gpu === false) return 'CPU';
  const names = await llama.getGpuDeviceNames();
  return names[0] ?? llama.gpu;
}
