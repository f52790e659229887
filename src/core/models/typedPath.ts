/**
 * A path as people write it into a setting: without the quotes that Windows copies with a path, and with `~` for the
 * home folder.
 */
export function typedPath(text: string, home: string): string {
  const path = text.trim().replace(/^(["'])(.*)\1$/, '$2');
  return path === '~' || /^~[/\\]/.test(path) ? `${home}${path.slice(1)}` : path;
}
