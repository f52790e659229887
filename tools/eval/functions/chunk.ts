/**
 * Cuts a list into lists of `size` items; the last one may be shorter.
 * @throws RangeError when the size is not a positive whole number.
 */
export function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  if (!Number.isInteger(size) || size < 1) throw new RangeError('The size must be a positive whole number.');
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}
