import { getModuleVersion, type LlamaModel } from 'node-llama-cpp';
import type { ModelFile } from '../../protocol/model.ts';
import { identityOf } from './identity.ts';
import { SavedStates } from './savedStates.ts';

/** The states in a folder that a loaded model can go on from; `undefined` when that cannot be known. */
export async function openStates(
  folder: string,
  model: LlamaModel,
  files: readonly ModelFile[],
): Promise<SavedStates | undefined> {
  try {
    const { llamaCppRelease, gpu } = model.llama;
    const engine = [await getModuleVersion(), llamaCppRelease.release, String(gpu)];
    return await SavedStates.open({ folder, identity: await identityOf(files, engine) });
  } catch (error) {
    process.stderr.write(
      `no states can be kept: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return undefined;
  }
}
