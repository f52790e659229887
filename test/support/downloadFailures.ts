import type { DownloadFailure } from '../../src/protocol/failure.ts';

type Samples = {
  readonly [Code in DownloadFailure['code']]: Extract<DownloadFailure, { code: Code }>;
};

const at = { url: 'https://example.org/m.gguf', host: 'cdn.example.org' };

/** A failure of each code. A new code does not compile until it is here. */
export const downloadFailureSamples: Samples = {
  unreachable: { code: 'unreachable', ...at, words: 'getaddrinfo ENOTFOUND example.org' },
  'untrusted-server': { code: 'untrusted-server', ...at, words: 'self-signed certificate' },
  'sign-in-needed': { code: 'sign-in-needed', ...at },
  forbidden: { code: 'forbidden', ...at },
  'not-found': { code: 'not-found', ...at },
  'range-refused': { code: 'range-refused', ...at },
  'too-many-requests': { code: 'too-many-requests', ...at, seconds: 90 },
  'server-error': { code: 'server-error', ...at, status: 503 },
  'unexpected-status': { code: 'unexpected-status', ...at, status: 418 },
  'redirect-loop': { code: 'redirect-loop', ...at },
  'insecure-redirect': { code: 'insecure-redirect', ...at, to: 'http://cdn.example.org' },
  'web-page': { code: 'web-page', ...at },
  'not-gguf': { code: 'not-gguf', ...at, found: 'safetensors' },
  'wrong-length': { code: 'wrong-length', ...at, expected: 2000, found: 1000 },
  endless: { code: 'endless', ...at, expected: 2000 },
  'unknown-length': { code: 'unknown-length', ...at },
  'empty-file': { code: 'empty-file', ...at },
  'changed-on-server': { code: 'changed-on-server', ...at },
  'wrong-checksum': { code: 'wrong-checksum', ...at },
  'disk-full': { code: 'disk-full', ...at, folder: '/models', needed: 12e9, free: 3e9 },
  'file-too-large': { code: 'file-too-large', ...at, folder: '/models', bytes: 12e9 },
  'not-writable': {
    code: 'not-writable',
    ...at,
    file: '/models/m.gguf.part',
    words: 'EACCES: permission denied',
  },
};
