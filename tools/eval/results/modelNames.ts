import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { ModelInfo } from '../../../src/protocol/model.ts';

const Names = v.object({ name: v.string(), device: v.string() });

/**
 * What a model is called and what it ran on: of the one that is loaded, or, when all answers were known and it did not
 * have to be, of the one that was loaded last.
 */
export function rememberNames(
  folder: string,
  info: ModelInfo | undefined,
): Partial<v.InferOutput<typeof Names>> {
  const file = path.join(folder, 'model.json');
  if (info) {
    const { name, device } = info;
    writeFileSync(file, JSON.stringify({ name, device }));
    return { name, device };
  }
  const known = existsSync(file) ? v.safeParse(Names, JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  return known?.success === true ? known.output : {};
}
