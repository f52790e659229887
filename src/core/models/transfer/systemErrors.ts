import type { DownloadFailure } from '../../../protocol/failure.ts';

/** Why a connection could not be opened or broke. `final` if another try would not help. */
export function connectionFailure(
  at: { url: string; host: string },
  error: unknown,
): { failure: DownloadFailure; final: boolean } {
  const words = wordsOf(error);
  if (isTls(codeOf(error)) || /certificate|\bSSL\b|\bTLS\b/i.test(words))
    return { failure: { code: 'untrusted-server', ...at, words }, final: true };
  return { failure: { code: 'unreachable', ...at, words }, final: false };
}

/** Why a file could not be written. `free` and `needed` are bytes. */
export function diskFailure(
  at: { url: string; host: string },
  error: unknown,
  { file, folder, needed, free, bytes }: DiskFacts,
): DownloadFailure {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'disk-full', ...at, folder, needed, free };
    case 'EFBIG':
      return { code: 'file-too-large', ...at, folder, bytes };
    default:
      return { code: 'not-writable', ...at, file, words: wordsOf(error) };
  }
}

interface DiskFacts {
  file: string;
  folder: string;
  /** Bytes still to be written. */
  needed: number;
  free: number;
  /** Of the whole file. */
  bytes: number;
}

/** The code of an error of Node, such as `ECONNRESET`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Codes of OpenSSL's verification and of Node's TLS. */
function isTls(code: string): boolean {
  return /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$|HOSTNAME_MISMATCH$|INVALID_CA$)/.test(
    code,
  );
}

function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message || codeOf(error) : String(error);
  return words === '' ? 'the connection broke' : words;
}
