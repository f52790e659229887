import { open, stat } from 'node:fs/promises';
import { ModelError } from './failures.ts';
import { readGgufHead, type GgufHead } from './ggufHead.ts';

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
  const { architecture, parts, size } = await readHead(path, found.size);
  if (architecture !== 'gpt-oss')
    throw new ModelError(
      'wrong-architecture',
      `${path} is a model of the architecture ${architecture ?? '“unknown”'}; Hearth runs gpt-oss models. ${cure}`,
    );
  // A model in several files is checked by llama.cpp alone.
  if (parts === 1 && size > found.size)
    throw new ModelError('not-a-model', `${path} is cut off: its data is missing. Download the file again.`);
}

async function readHead(path: string, size: number): Promise<GgufHead> {
  const file = await open(path).catch((error: unknown) => {
    const words = error instanceof Error ? error.message : String(error);
    throw new ModelError('model-missing', `The model file ${path} cannot be read (${words}). ${cure}`);
  });
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (buffer.toString('latin1') !== 'GGUF')
      throw new ModelError('not-a-model', `${path} is not a GGUF file. ${cure}`);
    return await readGgufHead(file, size).catch(() => {
      const words = `The head of ${path} is cut off or damaged. Download the file again.`;
      throw new ModelError('not-a-model', words);
    });
  } finally {
    await file.close();
  }
}
