import { open, stat } from 'node:fs/promises';
import { checkModel } from '../core/models/checkModel.ts';
import { lookAtFiles } from '../core/models/lookAt.ts';
import type { ModelFileFailure } from '../protocol/failure.ts';

/** What is wrong with a model file, if anything: the same check that the model process makes before it loads one. */
export async function checkModelFile(path: string): Promise<ModelFileFailure | undefined> {
  const checked = await checkModel(path, lookAtFiles({ stat, open }));
  return 'failure' in checked ? checked.failure : undefined;
}
