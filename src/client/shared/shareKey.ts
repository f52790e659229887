import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { protocolVersion, type LoadOptions } from '../../protocol/model.ts';

/**
 * A name for all that makes model processes interchangeable: the program itself, what it loads and how, and the
 * debugger's port. Windows with the same key share one process.
 */
export async function shareKey(
  modulePath: string,
  load: LoadOptions,
  inspectPort: number | undefined,
): Promise<string> {
  const program = createHash('sha256')
    .update(await readFile(modulePath))
    .digest('hex');
  // A model that has been replaced under its name is another model.
  const file = await stat(load.modelPath).then(
    ({ size, mtimeMs, ino }) => [size, mtimeMs, ino],
    () => [],
  );
  const all = JSON.stringify([program, protocolVersion, load, file, inspectPort]);
  return createHash('sha256').update(all).digest('hex').slice(0, 16);
}
