import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * The values of a file with one JSON value a line, compressed with gzip or not.
 * @throws a sentence that names the file and the line.
 */
export function readJsonLines(file: string): unknown[] {
  const bytes = readFileSync(file);
  // By its first bytes and not by its name: browsers unpack what they download.
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line, index): unknown[] => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line)];
    } catch {
      throw new Error(`${file}, line ${index + 1}: this is not JSON.`);
    }
  });
}

/**
 * The first `count` of a mix that the seed decides, in the mixed order, so that a larger count goes on from a smaller.
 * @param random uniform numbers in [0, 1).
 */
export function choose<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  const mixed = [...items];
  for (let index = 0; index < Math.min(count, mixed.length); index++) {
    const other = index + Math.floor(random() * (mixed.length - index));
    const [one, two] = [mixed[index], mixed[other]];
    if (one !== undefined && two !== undefined) [mixed[index], mixed[other]] = [two, one];
  }
  return mixed.slice(0, count);
}
