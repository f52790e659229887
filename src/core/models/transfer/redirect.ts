import type { DownloadFailure } from '../../../protocol/failure.ts';
import { isLoopback, isSecure } from '../catalogue/address.ts';

/** The most redirects in a row. A model hub needs two. */
const mostRedirects = 8;

/** Whether a status is a redirect whose `Location` counts. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/**
 * Where a redirect leads. Other hosts are allowed, since model hubs keep large files on them. A connection never
 * becomes less secure, and a server elsewhere never leads to this machine's own services.
 * @param url the file's address, for the failure.
 * @param from what was opened last.
 * @param count of redirects until here, this one included.
 */
export function followRedirect(
  url: string,
  from: URL,
  location: string | undefined,
  count: number,
): { to: URL } | { failure: DownloadFailure } {
  const at = { url, host: from.host };
  const to = location !== undefined && URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (!to || count > mostRedirects) return { failure: { code: 'redirect-loop', ...at } };
  const lessSecure = from.protocol === 'https:' && to.protocol !== 'https:';
  if (lessSecure || !isSecure(to) || (isLoopback(to) && !isLoopback(from)))
    return { failure: { code: 'insecure-redirect', ...at, to: to.origin } };
  return { to };
}
