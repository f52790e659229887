import * as v from 'valibot';
import { parseJson } from '../../text/parseJson.ts';
import { Blocks } from './blocks.ts';

/**
 * What identifies a file on a server: its length, its entity tag (or the date of its last change), and the tag that a
 * model hub gives its content when it redirects to another host.
 */
export interface Identity {
  total: number;
  tag?: string;
  linked?: string;
}

const header = v.object({
  version: v.literal(1),
  blockBytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  total: v.pipe(v.number(), v.integer(), v.minValue(1)),
  tag: v.exactOptional(v.string()),
  linked: v.exactOptional(v.string()),
});

/** The first line of the journal beside an unfinished file. */
export function journalHeader(identity: Identity, blockBytes: number): string {
  return `${JSON.stringify({ version: 1, blockBytes, ...identity })}\n`;
}

/** The line that says that a block has arrived, or, without a sum, that it must be fetched again. */
export function journalLine(index: number, sum: number | undefined): string {
  return `${index} ${sum === undefined ? '-' : sum.toString(16)}\n`;
}

/**
 * Reads a journal, also one whose last lines were lost or damaged when the machine stopped.
 * @returns `undefined` if nothing can be told from it.
 */
export function readJournal(text: string): { identity: Identity; blocks: Blocks } | undefined {
  // What follows the last line break was cut off.
  const [first, ...lines] = text.split('\n').slice(0, -1);
  const parsed = parseJson(header, first ?? '');
  if (!parsed) return undefined;
  const { version: _version, blockBytes, ...identity } = parsed;
  const blocks = new Blocks(identity.total, blockBytes);
  for (const line of lines) {
    const [, index, sum] = /^(\d+) ([0-9a-f]{1,8}|-)$/.exec(line) ?? [];
    if (index !== undefined && sum !== undefined && Number(index) < blocks.count)
      blocks.record(Number(index), sum === '-' ? undefined : Number.parseInt(sum, 16));
  }
  return { identity, blocks };
}

/** Whether two answers are about the same file. What one of them does not say decides nothing. */
export function sameFile(before: Identity, now: Identity): boolean {
  if (before.total !== now.total) return false;
  if (before.linked !== undefined && now.linked !== undefined) return before.linked === now.linked;
  return before.tag === undefined || now.tag === undefined || before.tag === now.tag;
}
