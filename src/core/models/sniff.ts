import type { FoundInstead } from '../../protocol/failure.ts';

/** Bytes from a file's start that are looked at, at most. */
export const longestSniff = 512;

/** What a file is by its first bytes, so that a message can say it. */
export function sniff(start: Uint8Array): FoundInstead | 'gguf' {
  const text = latin1(start);
  for (const [prefix, found] of prefixes) if (text.startsWith(prefix)) return found;
  if (start.every((byte) => byte === 0)) return 'zeros';
  // A length of 64 bits, then the table of tensors in JSON.
  if (text[8] === '{' && text.startsWith('\0\0\0', 5)) return 'safetensors';
  if (text.startsWith('ustar', 257)) return 'archive';
  if (text.startsWith('PK\u0003\u0004')) return text.includes('/data.pkl') ? 'pytorch' : 'archive';
  return sniffText(start) ?? 'unknown';
}

/** First bytes that say all. */
const prefixes: readonly (readonly [string, FoundInstead | 'gguf'])[] = [
  ['GGUF', 'gguf'],
  ...['lmgg', 'fmgg', 'tjgg', 'algg'].map((magic) => [magic, 'ggml'] as const),
  // A pickle of protocol 2, as PyTorch wrote it before it took to ZIP.
  ['\u0080\u0002\u008a\n', 'pytorch'],
  ...['\u001f\u008b', 'BZh', '\u00fd7zXZ', '7z\u00bc\u00af', '(\u00b5/\u00fd', 'Rar!'].map(
    (magic) => [magic, 'archive'] as const,
  ),
  // Of Windows, Linux and macOS; llamafiles begin as the first.
  ...['MZ', '\u007fELF', '\u00cf\u00fa\u00ed\u00fe', '#!'].map((magic) => [magic, 'program'] as const),
  ['version https://git-lfs.github.com/', 'lfs-pointer'],
];

/** What only looks like text in its first bytes is none: it would be rare and long. */
function sniffText(start: Uint8Array): FoundInstead | undefined {
  let text: string;
  try {
    // Streaming forgives a character that the last byte cuts in two.
    text = new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
  } catch {
    return undefined;
  }
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return undefined;
  return /^\s*<(!doctype html|html|\?xml|head|!--)/i.test(text) ? 'web-page' : 'text';
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
