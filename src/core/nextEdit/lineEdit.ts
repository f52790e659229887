/** One line before and after the user worked on it. */
export interface LineEdit {
  /** Counted from 0. */
  line: number;
  before: string;
  after: string;
}

/** A name that was changed into another. */
export interface Rename {
  from: string;
  to: string;
}

/**
 * The rename in a line edit, if it is one: every difference between the two lines is the same name changed into the
 * same new name.
 */
export function renameOf({ before, after }: LineEdit): Rename | undefined {
  const [old, now] = [splitWords(before), splitWords(after)];
  if (old.length !== now.length) return undefined;
  const changed = old.flatMap((from, index) => {
    const to = now[index] ?? '';
    return from === to ? [] : [{ from, to }];
  });
  const [first] = changed;
  if (!first || !isName(first.from) || !isName(first.to)) return undefined;
  return changed.every(({ from, to }) => from === first.from && to === first.to) ? first : undefined;
}

/** Splits a line into names and the text between them. */
function splitWords(line: string): string[] {
  return line.match(/[\p{L}_$][\p{L}\p{N}_$]*|[^\p{L}_$]+/gu) ?? [];
}

/** Whether a word counts as a name: short names are used for too many things, and keywords are not names. */
function isName(word: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]+$/u.test(word) && !keywords.has(word);
}

/** Keywords of the most used languages; changing one into another is not a rename. */
const keywords = new Set(
  (
    'and as async await bool boolean break case catch char class const continue crate def default defer del delete do ' +
    'double elif else enum except export extends false False finally float fn for from func function go global if impl ' +
    'import in int interface is lambda let long loop match mod mut namespace new nil None nonlocal not null number of ' +
    'or package pass private protected pub public raise return self static str string struct super switch this throw ' +
    'trait true True try type typeof undefined unsafe use var void while with yield'
  ).split(' '),
);
