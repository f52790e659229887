import ignore from 'ignore';

/** An ignore file with its scope. */
export interface IgnoreFile {
  /** The folder that its patterns apply to, relative to the root, with forward slashes; empty for the root. */
  folder: string;
  text: string;
}

/** Whether a path, relative to the root and with forward slashes, is excluded. */
export type PathTest = (path: string) => boolean;

/**
 * The test for what git ignores by these files, in increasing precedence: what `core.excludesFile` names,
 * `.git/info/exclude`, the root's `.gitignore`, then those of deeper and deeper folders.
 * @param ignoreCase whether patterns ignore case, as in git on file systems that do.
 */
export function ignoredBy(files: readonly IgnoreFile[], ignoreCase: boolean): PathTest {
  const rules = ignore({ ignoreCase, allowRelativePaths: true });
  for (const { folder, text } of files) {
    // A byte order mark would become part of the first pattern.
    const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
    rules.add(folder === '' ? lines : lines.map((line) => belowFolder(line, folder)));
  }
  return (path) => path !== '' && rules.ignores(path);
}

/** The same pattern relative to the root. A pattern without a slash, except at its end, matches at any depth. */
function belowFolder(line: string, folder: string): string {
  if (line.trim() === '' || line.startsWith('#')) return '';
  const negation = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(negation.length);
  const base = `/${folder.replace(/[\\*?[\]]/g, String.raw`\$&`)}`;
  const isAnchored = pattern.replace(/\s+$/, '').slice(0, -1).includes('/');
  return `${negation}${base}/${isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`;
}
