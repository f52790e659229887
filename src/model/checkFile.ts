import { open, stat } from 'node:fs/promises';
import { readGgufHead, type GgufHead } from '../core/models/ggufHead.ts';
import { ModelError } from './failures.ts';

const cure = 'Choose another file with “Hearth: Choose Model File…”.';

/**
 * Looks at a model file before llama.cpp does, which reports most of these as one and the same error.
 * @throws ModelError `model-missing`, `not-a-model` or `wrong-architecture`, with a sentence for the user.
 */
export async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new ModelError('model-missing', `There is no model file at ${path}. ${cure}`);
  if (!found.isFile()) throw new ModelError('not-a-model', `${path} is a folder, not a model file. ${cure}`);
  if (found.size === 0) throw new ModelError('not-a-model', `The model file ${path} is empty. ${cure}`);
  const { values, size } = await readHead(path, found.size);
  const architecture = values.get('general.architecture');
  if (architecture !== 'gpt-oss')
    throw new ModelError(
      'wrong-architecture',
      `${path} is a model of the architecture ${typeof architecture === 'string' ? architecture : '“unknown”'}; Hearth runs gpt-oss models. ${cure}`,
    );
  // A model in several files is checked by llama.cpp alone.
  if ((values.get('split.count') ?? 1) === 1 && size > found.size)
    throw new ModelError('not-a-model', `${path} is cut off: its data is missing. Download the file again.`);
}

async function readHead(path: string, size: number): Promise<GgufHead> {
  const file = await open(path).catch((error: unknown) => {
    const words = error instanceof Error ? error.message : String(error);
    throw new ModelError('model-missing', `The model file ${path} cannot be read (${words}). ${cure}`);
  });
  try {
    const reading = await readGgufHead(async (offset, length) => {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    }, size);
    if ('head' in reading) return reading.head;
    throw new ModelError(
      'not-a-model',
      reading.problem.type === 'no-gguf'
        ? `${path} is not a GGUF file. ${cure}`
        : `The head of ${path} is cut off or damaged. Download the file again.`,
    );
  } finally {
    await file.close();
  }
}
