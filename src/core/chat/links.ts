/** Where a link in an answer leads. */
export type Link =
  | { type: 'web'; address: string }
  /** A file of the workspace, relative to its folder. `line` counts from 1. */
  | { type: 'file'; path: string; line?: number };

/**
 * Reads the address of a link that a model wrote. Only the web and files inside the workspace are allowed: everything
 * with another scheme (`javascript:`, `command:`, `data:`, `file:`, `vscode:`), with a path that leads out of the
 * workspace, or that is no address at all, is undefined and shown as text.
 */
export function parseLink(address: string): Link | undefined {
  // Browsers drop tabs and line ends inside addresses, so `java\nscript:` must not get past us.
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(address)) return undefined;
  if (/^https?:\/\//i.test(address)) {
    return URL.canParse(address) ? { type: 'web', address: new URL(address).href } : undefined;
  }
  let path: string;
  try {
    path = decodeURIComponent(address);
  } catch {
    return undefined;
  }
  const place = /^(?<path>[^#?:\\]+)(?:(?::|#L)(?<line>\d{1,7})(?:[-:]L?\d+)?|#.*)?$/.exec(path)?.groups;
  path = place?.['path']?.replace(/^\.\//, '') ?? '';
  if (path === '' || path.startsWith('/') || /[\p{Cc}]/u.test(path)) return undefined;
  if (path.split('/').some((part) => part === '..' || part === '')) return undefined;
  const line = Number(place?.['line']);
  return line > 0 ? { type: 'file', path, line } : { type: 'file', path };
}
