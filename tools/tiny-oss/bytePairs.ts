/**
 * Byte-pair encoding on ranked tokens. A token is a "byte string": one character, code 0 to 255, for each byte.
 */
export type Ranks = ReadonlyMap<string, number>;

/** The byte string of a text. */
export function toByteString(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The text of a byte string; bytes that are not whole characters become U+FFFD. */
export function fromByteString(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/**
 * Merges the bytes of one word pair by pair, lowest rank first, as tiktoken does.
 *
 * @param below only tokens of a lower rank may be made.
 * @param onMerge is told the rank of each token made on the way.
 */
export function mergeBytes(
  word: string,
  ranks: Ranks,
  below = Infinity,
  onMerge?: (rank: number) => void,
): string[] {
  const parts = Array.from(word);
  for (;;) {
    let best = -1;
    let bestRank = below;
    for (let i = 0; i + 1 < parts.length; i++) {
      const rank = ranks.get(parts[i]! + parts[i + 1]!);
      if (rank !== undefined && rank < bestRank) {
        best = i;
        bestRank = rank;
      }
    }
    if (best === -1) return parts;
    parts.splice(best, 2, parts[best]! + parts[best + 1]!);
    onMerge?.(bestRank);
  }
}

/**
 * The printable stand-ins for bytes that GPT-2 vocabularies are written in, which GGUF files use too: a printable
 * Latin-1 byte is itself, the others are the characters from U+0100 on, in order.
 * Source: `bytes_to_unicode` of https://github.com/openai/gpt-2/blob/master/src/encoder.py
 */
export function toPrintable(bytes: string): string {
  return Array.from(bytes, (byte) => printable[byte.charCodeAt(0)]!).join('');
}

const printable = makePrintable();

function makePrintable(): string[] {
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const isPrintable =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
    return String.fromCharCode(isPrintable ? byte : next++);
  });
}
