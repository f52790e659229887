/**
 * The beginning of a text, up to a share of its length, cut at a line end if there is one, followed by a note that it
 * was cut.
 */
export function cutToShare(text: string, share: number): string {
  if (share >= 1) return text;
  return `${keepStart(text, Math.floor(text.length * share))}\n[cut: the rest did not fit into the model’s context]`;
}

/**
 * The first `length` UTF-16 code units at most: cut to whole lines if these are more than `least` units, and never
 * inside a surrogate pair.
 */
export function keepStart(text: string, length: number, least = 0): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, Math.max(0, length));
  const lineEnd = cut.lastIndexOf('\n');
  return lineEnd > least ? cut.slice(0, lineEnd).replace(/\r$/, '') : cut.replace(/[\ud800-\udbff]$/, '');
}

/** The last `length` UTF-16 code units at most, from a line start if there is one. */
export function keepEnd(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = length <= 0 ? '' : text.slice(-length);
  const lineStart = cut.indexOf('\n') + 1;
  return lineStart > 0 && lineStart < cut.length ? cut.slice(lineStart) : cut.replace(/^[\udc00-\udfff]/, '');
}
