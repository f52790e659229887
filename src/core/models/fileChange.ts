import type { ModelFileFailure } from '../../protocol/failure.ts';
import type { ModelFile } from '../../protocol/model.ts';
import { beside } from './splitFile.ts';

/** What became of the files of a loaded model. */
export type FileChange =
  /** They are as they were. One that was deleted is still there for the process that has it open. */
  | 'none'
  /** Another file has the name of one, or the same was written to. The process goes on with what it has. */
  | 'replaced'
  /** One was cut or overwritten in place. The process has it mapped, and ends or talks nonsense at its next access. */
  | 'overwritten';

/** Compares files as they were with what has their names now, in the same order. */
export function fileChange(
  loaded: readonly ModelFile[],
  now: readonly (ModelFile | undefined)[],
): FileChange {
  let change: FileChange = 'none';
  for (const [index, before] of loaded.entries()) {
    const after = now[index];
    if (!after) continue;
    if (after.inode === before.inode && after.size !== before.size) return 'overwritten';
    // Of the same file and size, only the date may be new: no reason to end what runs.
    if (after.inode !== before.inode || after.modified !== before.modified) change = 'replaced';
  }
  return change;
}

/** The files that a failure is about: when they change, it may be over. */
export function filesOf(failure: ModelFileFailure): readonly string[] {
  const { path } = failure;
  if (failure.code === 'later-part') return [path, beside(path, failure.first)];
  if (failure.code === 'missing-part') return [path, beside(path, failure.name)];
  return [path];
}
