import type { DownloadFailure } from '../../../protocol/failure.ts';
import type { Span } from './blocks.ts';
import type { Identity } from './journal.ts';

/** The head of a server's answer. Names of headers are in lower case. */
export interface AnswerHead {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  /** Of the server that answered. */
  host: string;
  /** The content's tag that a model hub told on the way here. */
  linked?: string;
}

/** What an answer to a request for a range is good for. */
export type Verdict =
  /** The range, or its beginning. */
  | { type: 'part'; to: number; identity: Identity }
  /** The whole file from its first byte on: the server ignores ranges. Without `total` it does not say how long it is. */
  | { type: 'whole'; total: number | undefined; identity: Omit<Identity, 'total'> }
  /** Worth another try, after `seconds` if the server says so. */
  | { type: 'later'; failure: DownloadFailure; seconds: number | undefined }
  | { type: 'failed'; failure: DownloadFailure };

/**
 * Judges the head of an answer.
 * @param url the file's address.
 * @param asked the range that was requested.
 * @param bytes the file's length if the catalogue or an earlier answer has told.
 * @param now milliseconds since 1970.
 */
export function judgeAnswer(
  { status, headers, host, linked }: AnswerHead,
  { url, asked, bytes, now }: { url: string; asked: Span; bytes: number | undefined; now: number },
): Verdict {
  const at = { url, host };
  const failed = (failure: DownloadFailure): Verdict => ({ type: 'failed', failure });
  const seconds = retryAfter(headers['retry-after'], now);
  const wait = seconds === undefined ? {} : { seconds };
  if (status === 200 || status === 206) {
    if (/^(text\/html|application\/xhtml)/i.test(headers['content-type'] ?? ''))
      return failed({ code: 'web-page', ...at });
    // Whoever compresses against the request does not send the bytes that were asked for.
    if (!/^(identity)?$/i.test(headers['content-encoding'] ?? ''))
      return failed({ code: 'unexpected-status', ...at, status });
    const tag = headers['etag'] ?? headers['last-modified'];
    const names = {
      ...(tag === undefined ? {} : { tag }),
      ...(linked === undefined ? {} : { linked }),
    };
    if (status === 200)
      return { type: 'whole', total: wholeNumber(headers['content-length']), identity: names };
    const range = contentRange(headers['content-range']);
    if (!range || range.from !== asked.from || range.to > asked.to)
      return failed({ code: 'unexpected-status', ...at, status });
    const total = range.total ?? bytes;
    if (total === undefined) return failed({ code: 'unknown-length', ...at });
    return { type: 'part', to: range.to, identity: { total, ...names } };
  }
  switch (status) {
    case 401:
      return failed({ code: 'sign-in-needed', ...at });
    case 403:
      return failed({ code: 'forbidden', ...at });
    case 404:
    case 410:
      return failed({ code: 'not-found', ...at });
    case 416: {
      const found = wholeNumber(/^bytes \*\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1]);
      if (found === 0) return failed({ code: 'empty-file', ...at });
      return found !== undefined && bytes !== undefined && found !== bytes
        ? failed({ code: 'wrong-length', ...at, expected: bytes, found })
        : failed({ code: 'range-refused', ...at });
    }
    case 429:
      return { type: 'later', failure: { code: 'too-many-requests', ...at, ...wait }, seconds };
    case 511:
      // Network Authentication Required: a captive portal that says so.
      return failed({ code: 'web-page', ...at });
    default: {
      if (status === 408 || status >= 500)
        return { type: 'later', failure: { code: 'server-error', ...at, status, ...wait }, seconds };
      return failed({ code: 'unexpected-status', ...at, status });
    }
  }
}

/** `Retry-After` in seconds: it has a number of seconds, or a date. */
function retryAfter(header: string | undefined, now: number): number | undefined {
  const seconds = wholeNumber(header?.trim());
  if (seconds !== undefined) return seconds;
  const date = Date.parse(header ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

/** `Content-Range`; without a total if the server does not know it. */
function contentRange(header: string | undefined): (Span & { total: number | undefined }) | undefined {
  const [, from, last, total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || last === undefined) return undefined;
  const span = { from: Number(from), to: Number(last) + 1, total: wholeNumber(total) };
  return span.to > span.from && span.to <= (span.total ?? Infinity) ? span : undefined;
}

function wholeNumber(text: string | undefined): number | undefined {
  const value = /^\d+$/.test(text ?? '') ? Number(text) : NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}
