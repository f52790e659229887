import { createHash } from 'node:crypto';
import type { Hole } from '../hole.ts';

/** A name for people, and a hash of all that is asked, so that a changed hole is another one. */
export function holeId(name: string, hole: Omit<Hole, 'id' | 'check'>): string {
  const { kind, path, languageId, before, after, expected, snippets } = hole;
  const all = JSON.stringify([kind, path, languageId, before, after, expected, snippets]);
  return `${kind}/${name}#${createHash('sha256').update(all).digest('hex').slice(0, 10)}`;
}
