import type { FoundInstead } from '../../protocol/failure.ts';

/** The most bytes from the start of a file that are examined. */
export const longestSniff = 512;

/** The type of a file by its first bytes, for the error message. */
export function sniff(start: Uint8Array): FoundInstead | 'gguf' {
  const text = latin1(start);
  for (const [prefix, found] of prefixes) if (text.startsWith(prefix)) return found;
  if (start.every((byte) => byte === 0)) return 'zeros';
  // A 64-bit length, then the table of tensors in JSON.
  if (text[8] === '{' && text.startsWith('\0\0\0', 5)) return 'safetensors';
  if (text.startsWith('ustar', 257)) return 'archive';
  if (text.startsWith('PK\u0003\u0004')) return text.includes('/data.pkl') ? 'pytorch' : 'archive';
  return sniffText(start) ?? 'unknown';
}

/** File signatures. */
const prefixes: readonly (readonly [string, FoundInstead | 'gguf'])[] = [
  ['GGUF', 'gguf'],
  ...['lmgg', 'fmgg', 'tjgg', 'algg'].map((magic) => [magic, 'ggml'] as const),
  // A pickle of protocol 2, as PyTorch wrote before it switched to ZIP.
  ['\u0080\u0002\u008a\n', 'pytorch'],
  ...['\u001f\u008b', 'BZh', '\u00fd7zXZ', '7z\u00bc\u00af', '(\u00b5/\u00fd', 'Rar!'].map(
    (magic) => [magic, 'archive'] as const,
  ),
  // Programs of Windows, Linux and macOS; llamafiles begin like those of Windows.
  ...['MZ', '\u007fELF', '\u00cf\u00fa\u00ed\u00fe', '#!'].map((magic) => [magic, 'program'] as const),
  ['version https://git-lfs.github.com/', 'lfs-pointer'],
];

/** Only the first bytes are checked for text: a binary file that begins with so much text is rare. */
function sniffText(start: Uint8Array): FoundInstead | undefined {
  let text: string;
  try {
    // In stream mode a character cut off at the end is not an error.
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
