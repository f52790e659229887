import type { ModelFileFailure } from '../../protocol/failure.ts';
import type { ModelFile } from '../../protocol/model.ts';
import { beside } from './splitFile.ts';

/** What happened to the files of a loaded model. */
export type FileChange =
  /** Unchanged. A deleted file still exists for the process that has it open. */
  | 'none'
  /**
   * The name of one now belongs to another file, or its modification date has changed. The process goes on with what
   * it has.
   */
  | 'replaced'
  /**
   * One was truncated or overwritten in place. The process has it mapped, and would crash or talk nonsense at the next
   * access.
   */
  | 'overwritten';

/** Compares the files as they were with the files that now have their names, in the same order. */
export function fileChange(
  loaded: readonly ModelFile[],
  now: readonly (ModelFile | undefined)[],
): FileChange {
  let change: FileChange = 'none';
  for (const [index, before] of loaded.entries()) {
    const after = now[index];
    if (!after) continue;
    if (after.inode === before.inode && after.size !== before.size) return 'overwritten';
    // If file and size are the same, only the date may be new: no reason to stop the process.
    if (after.inode !== before.inode || after.modified !== before.modified) change = 'replaced';
  }
  return change;
}

/** The files that a failure is about: when they change, the failure may be resolved. */
export function filesOf(failure: ModelFileFailure): readonly string[] {
  const { path } = failure;
  if (failure.code === 'later-part') return [path, beside(path, failure.first)];
  if (failure.code === 'missing-part') return [path, beside(path, failure.name)];
  return [path];
}
