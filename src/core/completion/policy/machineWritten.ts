import { isMarked } from './generatedMark.ts';

/** The kinds of files that no person writes. */
export type MachineWritten = 'generated' | 'minified';

/** What the check looks at. */
export interface FileSigns {
  /** With forward slashes. */
  path: string;
  /** The start of the file, {@link headLength} UTF-16 code units. */
  head: string;
}

/** UTF-16 code units at the start of a file in which generators leave their mark: about the first screen. */
export const headLength = 2000;

/**
 * Whether a program wrote the file, so that its next run would overwrite any edit. GitHub's Linguist uses the same
 * names and marks to fold such files in diffs (lib/linguist/generated.rb).
 */
export function machineWritten({ path, head }: FileSigns): MachineWritten | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (minifiedName.test(name) || isDense(head)) return 'minified';
  if (generatedName.test(name) || generatedFolder.test(path)) return 'generated';
  return isMarked(head, name) ? 'generated' : undefined;
}

const minifiedName = /[.-]min\.(js|mjs|cjs|css)$|\.(js|css|mjs|cjs)\.map$/;

/** Linguist calls a script or style sheet minified when its lines are longer than 110 characters on average. */
const denseLine = 110;

/** Prose has long lines too, but with spaces in them; minified code has next to none. */
const denseBlanks = 0.06;

/** Characters of scripts without spaces between words, and their punctuation. */
const withoutBlanks =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\u3000-\u303f\uff00-\uffef]/gu;

/** The share of such characters above which a long line is a paragraph. Tables of words have a lower share. */
const paragraph = 0.3;

function isDense(head: string): boolean {
  // A few long lines may be an import or a table; a screen full of them is not.
  if (head.length < headLength) return false;
  const lines = head.split('\n').length;
  if (head.length / lines <= denseLine) return false;
  const blanks = (head.match(/\s/g)?.length ?? 0) / head.length;
  return blanks < denseBlanks && (head.match(withoutBlanks)?.length ?? 0) / head.length < paragraph;
}

const generatedName = new RegExp(
  [
    // Package managers' lock files.
    '^(package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|bun\\.lockb?|deno\\.lock|cargo\\.lock)$',
    '^(composer\\.lock|gemfile\\.lock|poetry\\.lock|uv\\.lock|pdm\\.lock|pipfile\\.lock|go\\.sum|flake\\.lock)$',
    '^(packages\\.lock\\.json|podfile\\.lock|pubspec\\.lock|mix\\.lock|\\.terraform\\.lock\\.hcl)$',
    // Protocol Buffers, and the output of IDEs and build tools.
    '(\\.pb\\.(go|cc|h)|_pb2(_grpc)?\\.pyi?|_pb\\.(js|ts|d\\.ts)|\\.pb\\.rb|_grpc_pb\\.js|\\.pb\\.dart)$',
    '\\.(designer|g|g\\.i|generated)\\.(cs|vb)$',
    '\\.(g|freezed|mocks)\\.dart$',
    '(\\.gen|_gen|\\.generated)\\.(go|ts|tsx|js|py|rs)$',
    '\\.snap$',
  ].join('|'),
);

const generatedFolder = /(^|\/)(__generated__|__snapshots__)\//;
