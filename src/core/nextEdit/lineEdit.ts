/** What became of one line while the user worked on it. */
export interface LineEdit {
  /** Counted from 0. */
  line: number;
  before: string;
  after: string;
}

/** One name that was changed into another. */
export interface Rename {
  from: string;
  to: string;
}

/**
 * The rename that a line edit is, if it is one: every difference between both lines is the same name, changed into the
 * same other name, and nothing else differs.
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

/** Names, and what stands between them. */
function splitWords(line: string): string[] {
  return line.match(/[\p{L}_$][\p{L}\p{N}_$]*|[^\p{L}_$]+/gu) ?? [];
}

/** Shorter names are used for too many things, and keywords are nobody's name. */
function isName(word: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]+$/u.test(word) && !keywords.has(word);
}

/** Of the languages that Hearth is used with most; a keyword turned into another is no rename. */
const keywords = new Set(
  (
    'and as async await bool boolean break case catch char class const continue crate def default defer del delete do ' +
    'double elif else enum except export extends false False finally float fn for from func function go global if impl ' +
    'import in int interface is lambda let long loop match mod mut namespace new nil None nonlocal not null number of ' +
    'or package pass private protected pub public raise return self static str string struct super switch this throw ' +
    'trait true True try type typeof undefined unsafe use var void while with yield'
  ).split(' '),
);
