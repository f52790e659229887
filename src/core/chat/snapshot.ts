import * as v from 'valibot';
import type { Exchange } from '../../protocol/chat.ts';
import { snapshotLength } from './limits.ts';
import { migrate, snapshotVersion } from './migrations.ts';
import { settled } from './reduceAnswer.ts';
import { savedExchange } from './savedExchange.ts';

/**
 * The conversation as text to keep, at most `snapshotLength` long: the oldest exchanges go first, and one that alone
 * is longer is not kept.
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

export type Restored =
  /** What could be read. `damaged` if that is not all that was saved. */
  | { type: 'read'; exchanges: Exchange[]; damaged: boolean }
  /** A newer Hearth saved it; this one does not understand it. */
  | { type: 'newer' };

/**
 * Reads a saved conversation of this version or an older one. Nobody runs the model for an answer that was still
 * streaming when it was saved, so it is a stopped one.
 */
export function restoreConversation(saved: unknown): Restored {
  const snapshot = parseSnapshot(saved);
  if (!snapshot) return { type: 'read', exchanges: [], damaged: true };
  if (snapshot.version > snapshotVersion) return { type: 'newer' };
  const exchanges = (snapshot.exchanges ?? []).flatMap((raw) => readExchange(raw, snapshot.version));
  return { type: 'read', exchanges, damaged: exchanges.length !== snapshot.exchanges?.length };
}

/** One exchange, or none if it is damaged. */
function readExchange(raw: unknown, version: number): Exchange[] {
  try {
    const exchange = v.parse(savedExchange, migrate(raw, version));
    return [{ ...exchange, answer: settled(exchange.answer) }];
  } catch {
    return [];
  }
}

function parseSnapshot(saved: unknown): v.InferOutput<typeof outline> | undefined {
  if (typeof saved !== 'string') return undefined;
  try {
    return v.parse(outline, JSON.parse(saved));
  } catch {
    return undefined;
  }
}

/** What every version has. Of a newer one, only the number means anything. */
const outline = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  exchanges: v.fallback(v.optional(v.array(v.unknown())), undefined),
});
