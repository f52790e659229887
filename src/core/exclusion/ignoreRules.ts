import ignore from 'ignore';

/** An ignore file. */
export interface IgnoreFile {
  /** The folder that its patterns are about, relative to the root, with forward slashes; empty for the root. */
  folder: string;
  text: string;
}

/** Whether a path, relative to the root, with forward slashes, is left out. */
export type PathTest = (path: string) => boolean;

/**
 * What git leaves out by these ignore files, the one that yields first: `.git/info/exclude`, the root's `.gitignore`,
 * then those of folders further and further down.
 * @param ignoreCase as git does where the file system does.
 */
export function ignoredBy(files: readonly IgnoreFile[], ignoreCase: boolean): PathTest {
  const rules = ignore({ ignoreCase, allowRelativePaths: true });
  for (const { folder, text } of files) {
    // A byte order mark would be part of the first pattern.
    const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
    rules.add(folder === '' ? lines : lines.map((line) => belowFolder(line, folder)));
  }
  return (path) => path !== '' && rules.ignores(path);
}

/** The same pattern for the root. One without a slash, other than at its end, is meant at any depth. */
function belowFolder(line: string, folder: string): string {
  if (line.trim() === '' || line.startsWith('#')) return '';
  const negation = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(negation.length);
  const base = `/${folder.replace(/[\\*?[\]]/g, String.raw`\$&`)}`;
  const isAnchored = pattern.replace(/\s+$/, '').slice(0, -1).includes('/');
  return `${negation}${base}/${isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`;
}

/**
 * What globs of a setting name, with all that is in the folders that they name. A broken glob names nothing, and
 * does not undo the others.
 * @param globs as the user wrote them: VS Code's syntax, with braces.
 * @param where `root`: a glob without `**` counts from the folder, as in `files.exclude`. `anywhere`: one without a
 * slash is meant at any depth, as in `.gitignore`.
 */
export function namedBy(globs: readonly unknown[], where: 'root' | 'anywhere'): PathTest {
  const patterns = globs
    .filter((glob): glob is string => typeof glob === 'string' && glob.trim() !== '')
    .flatMap((glob) => expandBraces(glob.trim()))
    .map((glob) => {
      if (where === 'root' && !glob.startsWith('**')) return `/${glob.replace(/^\.?\//, '')}`;
      // To git these are a negation and a comment.
      return glob.replace(/^[!#]/, String.raw`\$&`);
    });
  if (patterns.length === 0) return () => false;
  // Whether case matters is not known of every file system: here, one file too many is no harm.
  const rules = ignore({ ignoreCase: true, allowRelativePaths: true }).add(patterns);
  return (path) => path !== '' && rules.ignores(path);
}

/** `*.{a,b}` becomes `*.a` and `*.b`. Braces that do not match stay. */
function expandBraces(glob: string): string[] {
  const open = glob.indexOf('{');
  if (open === -1) return [glob];
  const commas: number[] = [];
  for (let at = open + 1, depth = 1; at < glob.length; at++) {
    if (glob[at] === '{') depth++;
    else if (glob[at] === ',' && depth === 1) commas.push(at);
    else if (glob[at] === '}' && --depth === 0) {
      const cuts = [open, ...commas, at];
      const parts = cuts.slice(1).map((cut, index) => glob.slice((cuts[index] ?? open) + 1, cut));
      return parts.flatMap((part) => expandBraces(glob.slice(0, open) + part + glob.slice(at + 1)));
    }
  }
  return [glob];
}
