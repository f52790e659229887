import type { LineNumbers } from '../../protocol/model.ts';

/** A file or a part of one, as chips and attachments name it. */
interface Named {
  path: string;
  lines?: LineNumbers;
}

/** Whether both name the same lines of the same file. */
export function isSamePlace(one: Named, other: Named): boolean {
  return (
    one.path === other.path &&
    one.lines?.first === other.lines?.first &&
    one.lines?.last === other.lines?.last
  );
}
