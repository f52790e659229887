import { isMarked } from './generatedMark.ts';

/** What a file is that no person writes. */
export type MachineWritten = 'generated' | 'minified';

/** What a file is judged by. */
export interface FileSigns {
  /** With forward slashes. */
  path: string;
  /** Its start, {@link headLength} UTF-16 code units of it. */
  head: string;
}

/** UTF-16 code units at a file's start in which generators say that they were there: the first screen. */
export const headLength = 2000;

/**
 * Whether a file was written by a program: the next run takes away what one adds. GitHub's Linguist goes by the same
 * names and marks to fold such files in diffs (lib/linguist/generated.rb).
 */
export function machineWritten({ path, head }: FileSigns): MachineWritten | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (minifiedName.test(name) || isDense(head)) return 'minified';
  if (generatedName.test(name) || generatedFolder.test(path)) return 'generated';
  return isMarked(head, name) ? 'generated' : undefined;
}

const minifiedName = /[.-]min\.(js|mjs|cjs|css)$|\.(js|css|mjs|cjs)\.map$/;

/** Linguist calls a script or a style sheet minified when its lines have more than 110 characters on average. */
const denseLine = 110;

/** Prose has long lines too, but blanks in them; minified code has next to none. */
const denseBlanks = 0.06;

/** Scripts that put no blanks between words, with their punctuation. */
const withoutBlanks =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\u3000-\u303f\uff00-\uffef]/gu;

/** The share of such characters in a text from which on a long line of it is a paragraph. Tables of words have fewer. */
const paragraph = 0.3;

function isDense(head: string): boolean {
  // A few long lines are an import or a table; a whole screen of them is not.
  if (head.length < headLength) return false;
  const lines = head.split('\n').length;
  if (head.length / lines <= denseLine) return false;
  const blanks = (head.match(/\s/g)?.length ?? 0) / head.length;
  return blanks < denseBlanks && (head.match(withoutBlanks)?.length ?? 0) / head.length < paragraph;
}

const generatedName = new RegExp(
  [
    // Lock files of package managers.
    '^(package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|bun\\.lockb?|deno\\.lock|cargo\\.lock)$',
    '^(composer\\.lock|gemfile\\.lock|poetry\\.lock|uv\\.lock|pdm\\.lock|pipfile\\.lock|go\\.sum|flake\\.lock)$',
    '^(packages\\.lock\\.json|podfile\\.lock|pubspec\\.lock|mix\\.lock|\\.terraform\\.lock\\.hcl)$',
    // Protocol buffers, and what IDEs and build tools write.
    '(\\.pb\\.(go|cc|h)|_pb2(_grpc)?\\.pyi?|_pb\\.(js|ts|d\\.ts)|\\.pb\\.rb|_grpc_pb\\.js|\\.pb\\.dart)$',
    '\\.(designer|g|g\\.i|generated)\\.(cs|vb)$',
    '\\.(g|freezed|mocks)\\.dart$',
    '(\\.gen|_gen|\\.generated)\\.(go|ts|tsx|js|py|rs)$',
    '\\.snap$',
  ].join('|'),
);

const generatedFolder = /(^|\/)(__generated__|__snapshots__)\//;
