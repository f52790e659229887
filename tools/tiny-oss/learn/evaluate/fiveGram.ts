/**
 * A model of the last few tokens: counts, interpolated by absolute discounting (Chen and Goodman 1999,
 * "An empirical study of smoothing techniques", section 2.5). The baseline that tiny-oss is held against.
 */
export interface NgramModel {
  /** The probability of a token after those before it. */
  probability(before: readonly number[], token: number): number;
  /** The likeliest token, by the longest context that was seen. */
  likeliest(before: readonly number[]): number;
}

/** The usual discount for counts of one and more (Ney, Essen and Kneser 1994). */
const discount = 0.75;

/** Tokens of a document have ids below this. */
const tokenLimit = 8192;

/** Counts n-grams up to `order` in documents of tokens. */
export function countNgrams(documents: readonly Uint16Array[], order: number, tokens: number): NgramModel {
  const tables = Array.from({ length: order }, (_, index) => countTable(documents, index));
  const find = (
    length: number,
    before: readonly number[],
  ): { table: Table; from: number; to: number } | undefined => {
    const table = tables[length];
    if (!table || before.length < length) return undefined;
    const context = hash(before, before.length - length, before.length);
    const from = lowerBound(table.keys, context * tokenLimit);
    const to = lowerBound(table.keys, (context + 1) * tokenLimit);
    return to > from ? { table, from, to } : undefined;
  };
  return {
    probability(before, token) {
      let probability = 1 / tokens;
      for (let length = 0; length < order; length++) {
        const found = find(length, before);
        if (!found) continue;
        const { table, from, to } = found;
        let total = 0;
        let own = 0;
        for (let i = from; i < to; i++) {
          const count = table.counts[i] ?? 0;
          total += count;
          if ((table.keys[i] ?? 0) % tokenLimit === token) own = count;
        }
        const left = (discount * (to - from)) / total;
        probability = Math.max(0, own - discount) / total + left * probability;
      }
      return probability;
    },
    likeliest(before) {
      for (let length = order - 1; length >= 0; length--) {
        const found = find(length, before);
        if (!found) continue;
        let best = found.from;
        for (let i = found.from; i < found.to; i++)
          if ((found.table.counts[i] ?? 0) > (found.table.counts[best] ?? 0)) best = i;
        return (found.table.keys[best] ?? 0) % tokenLimit;
      }
      return 0;
    },
  };
}

/** Sorted keys (context and token in one number) and how often each came. */
interface Table {
  keys: Float64Array;
  counts: Uint32Array;
}

function countTable(documents: readonly Uint16Array[], length: number): Table {
  const total = documents.reduce((sum, document) => sum + Math.max(0, document.length - length), 0);
  const all = new Float64Array(total);
  let at = 0;
  for (const document of documents)
    for (let i = length; i < document.length; i++)
      all[at++] = hash(document, i - length, i) * tokenLimit + (document[i] ?? 0);
  all.sort();
  let unique = 0;
  const counts = new Uint32Array(total);
  for (let i = 0; i < total; i++) {
    if (i === 0 || all[i] !== all[unique - 1]) all[unique++] = all[i] ?? 0;
    counts[unique - 1]! += 1;
  }
  return { keys: all.slice(0, unique), counts: counts.slice(0, unique) };
}

/** 38 bits, so that with a token's 13 the key is a whole number that a double holds. Two rounds of FNV-1a. */
function hash(tokens: ArrayLike<number>, from: number, to: number): number {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c;
  for (let i = from; i < to; i++) {
    const token = tokens[i] ?? 0;
    low = Math.imul(low ^ token, 0x01000193) >>> 0;
    high = Math.imul(high ^ (token + 1), 0x01000193) >>> 0;
  }
  return (high & 63) * 2 ** 32 + low;
}

function lowerBound(keys: Float64Array, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
