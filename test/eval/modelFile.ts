import { existsSync } from 'node:fs';
import path from 'node:path';
import makeModels from '../support/makeModels.ts';
import { modelPath } from '../support/models.ts';
import { root } from '../workbench/paths.ts';

/**
 * The file to evaluate: the given one, or the embedded model, or, before the first build, the scripted one that the
 * tests use, which is made now.
 */
export function modelFile(given: string | undefined): string {
  if (given !== undefined) return given;
  const embedded = path.join(root, 'dist/tiny-oss.gguf');
  if (existsSync(embedded)) return embedded;
  makeModels();
  return modelPath('scripted');
}
