import ignore from 'ignore';
import type { PathTest } from './ignoreRules.ts';

/** What globs of a setting count from. Absolute paths, with forward slashes. */
export interface GlobBase {
  /** The workspace folder that a file is in; empty for a file in none. */
  folder: string;
  /** The user's folder, for globs that begin with `~/`. */
  home?: string | undefined;
}

/**
 * What globs of a setting name, with all that is in the folders that they name. They are read as they are meant: from the
 * folder with `./` or `${workspaceFolder}/` before them (none for a file in no folder), or as absolute paths, which may be in it; with backslashes,
 * as Windows has them, and with or without a slash at the end. A broken glob names nothing, and does not undo the others.
 * @param globs as the user wrote them: VS Code's syntax, with braces.
 * @param where `root`: a glob without `**` counts from the folder, as in `files.exclude`. `anywhere`: one without a
 * slash is meant at any depth, as in `.gitignore`.
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
  /** A line of an ignore file, for the folder or for the whole disk. */
  line: string;
  of: 'folder' | 'disk';
}

/** A backslash stands between folders, or before a character that is meant as it is. */
function readings(glob: string): string[] {
  return glob.includes('\\') ? [glob, glob.replaceAll('\\', '/')] : [glob];
}

function patternsOf(given: string, where: 'root' | 'anywhere', { folder, home }: GlobBase): Pattern[] {
  const glob =
    home !== undefined && given.startsWith('~/')
      ? home + given.slice(1)
      : given.replace(/^\$\{workspaceFolder\}(?=\/|$)/, '.');
  // After two stars a slash at the end would name folders only.
  const tidy = withoutDots(glob).replace(/(\*\*)\/$/, '$1');
  if (/^\.(\/|$)/.test(glob))
    return folder === '' ? [] : [{ line: `/${tidy === '' ? '**' : tidy}`, of: 'folder' }];
  if (!/^(\/|[a-z]:\/)/i.test(glob)) {
    if (where === 'root' && !tidy.startsWith('**')) return [{ line: `/${tidy}`, of: 'folder' }];
    // To git these are a negation and a comment.
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

/** Without slashes at the start, empty parts, `.` and `x/..`. */
function withoutDots(glob: string): string {
  const parts: string[] = [];
  for (const part of glob.split(/\/+/)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '**') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/') + (parts.length > 0 && /\/\.?$/.test(glob) ? '/' : '');
}

/**
 * The path of a file relative to a folder above it; empty for the folder itself, `undefined` when it is not there. Case does
 * not matter.
 */
function pathWithin(folder: string, path: string): string | undefined {
  const above = folder.replace(/^\/+|\/+$/g, '');
  const below = path.replace(/^\/+/, '');
  if (folder === '' || !`${below}/`.toLowerCase().startsWith(`${above}/`.toLowerCase())) return undefined;
  return below.slice(above.length).replace(/^\/+/, '');
}

function testOf(patterns: readonly Pattern[]): PathTest {
  if (patterns.length === 0) return () => false;
  // Whether case matters is not known of every file system: here, one file too many is no harm.
  const rules = ignore({ ignoreCase: true, allowRelativePaths: true }).add(patterns.map(({ line }) => line));
  return (path) => path !== '' && rules.ignores(path);
}

/** `*.{a,b}` becomes `*.a` and `*.b`. Braces that do not match stay. */
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
