/** Where a link in an answer leads. */
export type Link =
  | { type: 'web'; address: string }
  /** A file of the workspace, relative to its folder. `line` counts from 1. */
  | { type: 'file'; path: string; line?: number };

/**
 * Parses the address of a link that a model wrote. Only web addresses and files inside the workspace are allowed.
 * Other schemes (`javascript:`, `command:`, `data:`, `file:`, `vscode:`), paths that lead out of the workspace and
 * malformed addresses give `undefined`; such a link is shown as text.
 */
export function parseLink(address: string): Link | undefined {
  // Browsers drop tabs and line ends inside addresses, so `java\nscript:` must be rejected here.
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
