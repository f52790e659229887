import * as v from 'valibot';
import type { Exchange } from '../../protocol/chat.ts';
import { parseJson } from '../text/parseJson.ts';
import { snapshotLength } from './limits.ts';
import { migrate, snapshotVersion } from './migrations.ts';
import { settled } from './reduceAnswer.ts';
import { savedExchange } from './savedExchange.ts';

/**
 * The conversation as text to save, at most `snapshotLength` long. The oldest exchanges are dropped first; a single
 * exchange that is too long is not saved.
 */
export function saveConversation(exchanges: readonly Exchange[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const exchange of exchanges.toReversed()) {
    const text = JSON.stringify(exchange);
    length += text.length + 1;
    if (length > snapshotLength - 100) break;
    kept.unshift(text);
  }
  return `{"version":${snapshotVersion},"exchanges":[${kept.join(',')}]}`;
}

/** The result of reading a saved conversation. */
export type Restored =
  /** Everything readable. `damaged` if some of what was saved could not be read. */
  | { type: 'read'; exchanges: Exchange[]; damaged: boolean }
  /** Saved by a newer Hearth that this version cannot read. */
  | { type: 'newer' };

/**
 * Reads a saved conversation of this version or an older one. An answer that was still streaming when it was saved
 * counts as stopped, since nobody is generating it any more.
 */
export function restoreConversation(saved: unknown): Restored {
  const snapshot = parseSnapshot(saved);
  if (!snapshot) return { type: 'read', exchanges: [], damaged: true };
  if (snapshot.version > snapshotVersion) return { type: 'newer' };
  const exchanges = (snapshot.exchanges ?? []).flatMap((raw) => readExchange(raw, snapshot.version));
  return { type: 'read', exchanges, damaged: exchanges.length !== snapshot.exchanges?.length };
}

/** One exchange, or an empty list if it is damaged. */
function readExchange(raw: unknown, version: number): Exchange[] {
  try {
    const exchange = v.parse(savedExchange, migrate(raw, version));
    return [{ ...exchange, answer: settled(exchange.answer) }];
  } catch {
    return [];
  }
}

function parseSnapshot(saved: unknown): v.InferOutput<typeof outline> | undefined {
  return typeof saved === 'string' ? parseJson(outline, saved) : undefined;
}

/** The part that every version has. Of a newer version, only the number is used. */
const outline = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  exchanges: v.fallback(v.optional(v.array(v.unknown())), undefined),
});
