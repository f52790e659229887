import ignore from 'ignore';
import type { PathTest } from './ignoreRules.ts';

/** What the globs of a setting are relative to. Absolute paths, with forward slashes. */
export interface GlobBase {
  /** The workspace folder of the file; empty if it is in none. */
  folder: string;
  /** The user's home folder, for globs that begin with `~/`. */
  home?: string | undefined;
}

/**
 * The test for what the globs of a setting match, including everything in matched folders. Globs may be relative to
 * the folder, with or without a leading `./` or `${workspaceFolder}/` (those two match nothing for a file in no
 * folder), or absolute; they may have Windows' backslashes, and a trailing slash. An invalid glob matches nothing and
 * does not affect the others.
 * @param globs as the user wrote them: VS Code's syntax, with braces.
 * @param where `root`: a glob without `**` is relative to the folder, as in `files.exclude`. `anywhere`: one without a
 *   slash matches at any depth, as in `.gitignore`.
 * @returns a test of absolute paths, with forward slashes.
 */
export function namedBy(globs: readonly unknown[], where: 'root' | 'anywhere', base: GlobBase): PathTest {
  const patterns = globs
    .filter((glob): glob is string => typeof glob === 'string' && glob.trim() !== '')
    .flatMap((glob) => readings(glob.trim()))
    .flatMap(expandBraces)
    .flatMap((glob) => patternsOf(glob, where, base));
  const inFolder = testOf(patterns.filter(({ of }) => of === 'folder'));
  const onDisk = testOf(patterns.filter(({ of }) => of === 'disk'));
  return (path) => {
    const whole = path.replace(/^\/+/, '');
    return inFolder(pathWithin(base.folder, path) ?? whole) || onDisk(whole);
  };
}

interface Pattern {
  /** The line for an ignore file, relative to the folder or to the root of the disk. */
  line: string;
  of: 'folder' | 'disk';
}

/** A backslash separates folders, or escapes a character. */
function readings(glob: string): string[] {
  return glob.includes('\\') ? [glob, glob.replaceAll('\\', '/')] : [glob];
}

function patternsOf(given: string, where: 'root' | 'anywhere', { folder, home }: GlobBase): Pattern[] {
  const glob =
    home !== undefined && given.startsWith('~/')
      ? home + given.slice(1)
      : given.replace(/^\$\{workspaceFolder\}(?=\/|$)/, '.');
  // After `**`, a trailing slash would match folders only.
  const tidy = withoutDots(glob).replace(/(\*\*)\/$/, '$1');
  if (/^\.(\/|$)/.test(glob))
    return folder === '' ? [] : [{ line: `/${tidy === '' ? '**' : tidy}`, of: 'folder' }];
  if (!/^(\/|[a-z]:\/)/i.test(glob)) {
    if (where === 'root' && !tidy.startsWith('**')) return [{ line: `/${tidy}`, of: 'folder' }];
    // In a gitignore file these would be a negation and a comment.
    return [{ line: tidy.replace(/^[!#]/, String.raw`\$&`), of: 'folder' }];
  }
  const within = pathWithin(folder, tidy);
  if (within !== undefined) return [{ line: `/${within === '' ? '**' : within}`, of: 'folder' }];
  const line = `/${tidy}`;
  return [
    { line, of: 'folder' },
    { line, of: 'disk' },
  ];
}

/** Without leading slashes, empty segments, `.` and `x/..`. */
function withoutDots(glob: string): string {
  const parts: string[] = [];
  for (const part of glob.split(/\/+/)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '**') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/') + (parts.length > 0 && /\/\.?$/.test(glob) ? '/' : '');
}

/**
 * The path of a file relative to a folder above it; empty for the folder itself, `undefined` if the file is not below
 * it. Ignores case.
 */
function pathWithin(folder: string, path: string): string | undefined {
  const above = folder.replace(/^\/+|\/+$/g, '');
  const below = path.replace(/^\/+/, '');
  if (folder === '' || !`${below}/`.toLowerCase().startsWith(`${above}/`.toLowerCase())) return undefined;
  return below.slice(above.length).replace(/^\/+/, '');
}

function testOf(patterns: readonly Pattern[]): PathTest {
  if (patterns.length === 0) return () => false;
  // Case sensitivity is not known for every file system; excluding one file too many does no harm.
  const rules = ignore({ ignoreCase: true, allowRelativePaths: true }).add(patterns.map(({ line }) => line));
  return (path) => path !== '' && rules.ignores(path);
}

/** Expands `*.{a,b}` to `*.a` and `*.b`. Unbalanced braces stay. */
function expandBraces(glob: string): string[] {
  const open = glob.replaceAll('${', '  ').indexOf('{');
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
