// Without `node:`: VS Code gives extensions a version of these modules that heeds its proxy settings and certificates, and
// it recognises them by these names.
import http from 'http';
import https from 'https';
import type { AnswerHead } from '../core/models/transfer/answer.ts';
import type { Span } from '../core/models/transfer/blocks.ts';
import { followRedirect, isRedirect } from '../core/models/transfer/redirect.ts';
import { DownloadError } from './downloadError.ts';

export interface Answer {
  head: AnswerHead;
  body: http.IncomingMessage;
  /** What answered, behind the redirects. */
  url: URL;
}

/**
 * Requests a range of a file, and follows redirects. The body has not been read yet: read or destroy it.
 * Rejects with a {@link DownloadError} for a redirect that must not be followed, with the system's error when the
 * connection fails, and with the signal's reason.
 * @param fileUrl the file's address, for failures.
 * @param start where to begin: the same, or where it redirected to before.
 * @param idle milliseconds without a byte after which the connection counts as broken.
 */
export async function openUrl(
  fileUrl: string,
  start: URL,
  { from, to }: Span,
  { signal, idle }: { signal: AbortSignal; idle: number },
): Promise<Answer> {
  const headers = {
    'user-agent': 'Hearth',
    accept: '*/*',
    'accept-encoding': 'identity',
    range: `bytes=${from}-${to - 1}`,
  };
  let url = start;
  let linked: string | undefined;
  for (let redirects = 1; ; redirects++) {
    const body = await request(url, headers, signal, idle);
    const status = body.statusCode ?? 0;
    const given = single(body.headers);
    linked ??= given['x-linked-etag'];
    if (!isRedirect(status)) {
      const head = { status, headers: given, host: url.host, ...(linked === undefined ? {} : { linked }) };
      return { head, body, url };
    }
    body.destroy();
    const next = followRedirect(fileUrl, url, given['location'], redirects);
    if ('failure' in next) throw new DownloadError(next.failure);
    url = next.to;
  }
}

async function request(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  idle: number,
): Promise<http.IncomingMessage> {
  signal.throwIfAborted();
  return await new Promise((resolve, reject) => {
    const module = url.protocol === 'https:' ? https : http;
    const sent = module.request(url, { headers, signal }, resolve);
    sent.on('error', reject);
    sent.setTimeout(idle, () => {
      sent.destroy(new Error(`nothing has arrived for ${Math.round(idle / 1000)} seconds`));
    });
    sent.end();
  });
}

/** Each header once; of the few that Node gives as lists none matters here. */
function single(headers: http.IncomingHttpHeaders): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
