import { open, stat } from 'node:fs/promises';
import { readGgufFileInfo } from 'node-llama-cpp';
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
  if ((await readStart(path)) !== 'GGUF')
    throw new ModelError('not-a-model', `${path} is not a GGUF file. ${cure}`);

  const info = await readGgufFileInfo(path, { sourceType: 'filesystem', logWarnings: false }).catch(() => {
    throw new ModelError(
      'not-a-model',
      `The head of ${path} is cut off or damaged. Download the file again.`,
    );
  });
  // The library's enumeration is ambient, which a module that is stripped of its types cannot use.
  const architecture: string = info.metadata.general.architecture;
  if (architecture !== 'gpt-oss')
    throw new ModelError(
      'wrong-architecture',
      `${path} is a model of the architecture ${architecture}; Hearth runs gpt-oss models. ${cure}`,
    );
  // Quantised data is at least a few bits a weight, so the last tensor's start bounds the size from below.
  const lastStart = Math.max(
    0,
    ...(info.fullTensorInfo ?? []).map((tensor) => Number(tensor.filePart === 1 ? tensor.offset : 0)),
  );
  if (lastStart >= found.size && info.splicedParts === 1)
    throw new ModelError('not-a-model', `${path} is cut off: its data is missing. Download the file again.`);
}

async function readStart(path: string): Promise<string> {
  const file = await open(path).catch((error: unknown) => {
    throw new ModelError(
      'model-missing',
      `The model file ${path} cannot be read (${error instanceof Error ? error.message : String(error)}). ${cure}`,
    );
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}
