import { getLlama, LlamaLogLevel, NoBinaryFoundError, type Llama } from 'node-llama-cpp';
import { noteLine } from './bufferLog.ts';
import { ModelError } from './modelError.ts';

/**
 * Starts the engine, on a GPU if there is one and it is wanted.
 * @param onComplaint called with llama.cpp's warnings and errors.
 * @throws ModelError when node-llama-cpp has nothing for this platform.
 */
export async function startLlama(
  gpu: 'auto' | 'off',
  onComplaint: (message: string) => void = () => undefined,
): Promise<Llama> {
  try {
    return await getLlama({
      gpu: gpu === 'off' ? false : 'auto',
      // Never compile on a user's machine: without a binary, the user gets a clear message.
      build: 'never',
      // Of what is merely said, the sizes of buffers and the names of devices are kept.
      logLevel: LlamaLogLevel.info,
      logger: (level, message) => {
        noteLine(message);
        if (level === LlamaLogLevel.info || level === LlamaLogLevel.log) return;
        onComplaint(message);
        process.stderr.write(`llama.cpp ${level}: ${message.trimEnd()}\n`);
      },
    });
  } catch (error) {
    if (error instanceof NoBinaryFoundError)
      throw new ModelError({
        code: 'no-runtime',
        platform: process.platform,
        architecture: process.arch,
      });
    throw error;
  }
}
