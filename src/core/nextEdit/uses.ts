import type { Rename } from './lineEdit.ts';

/** Part of a text, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/**
 * The uses of a renamed name that were left behind, in the order of the text. None when something in the text still
 * declares the old name: then what was renamed was another thing, or only one use of it.
 */
export function usesLeft(text: string, { from, to }: Rename): Span[] {
  if (!declares(text, to) || declares(text, from)) return [];
  return spansOf(text, from);
}

/** Every place of a name as a whole word, but not as another thing's member. */
export function spansOf(text: string, name: string): Span[] {
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}_$.])${escape(name)}(?![\p{L}\p{N}_$])`, 'gu');
  return [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + name.length }));
}

/** Every place of a name as a member of a module. */
export function membersOf(text: string, module: string, name: string): Span[] {
  const dotted = escape(module).replaceAll('.', String.raw`\.`);
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}_$.])${dotted}\s*\??\.\s*(${escape(name)})(?![\p{L}\p{N}_$])`,
    'gu',
  );
  return [...text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - name.length, end };
  });
}

/**
 * Whether a text seems to declare a name: behind a word that declares, as a parameter, or as the target of Python's and
 * Go's assignments. A guess from the text alone, since a language server no longer knows the old name.
 */
export function declares(text: string, name: string): boolean {
  const word = `${escape(name)}(?![\\p{L}\\p{N}_$])`;
  return [
    String.raw`(?<![\p{L}\p{N}_$.])(?:const|let|var|function\*?|class|interface|type|enum|def|fn|func|struct|trait|mut|static|final|val|for|as|import)\s+\(?${word}`,
    // A parameter, or a member of a destructured import: behind a bracket or a comma, before what ends one.
    String.raw`(?:function|def|fn|func|=>|import|const|let)[^\n]*[({[,]\s*(?:\.{3}|\*{1,2}|&|mut )?${word}\s*(?=[,)\]}:=?])`,
    String.raw`[({,]\s*(?:\.{3})?${word}\s*(?::[^\n,()]+)?(?=[^\n()]*\)\s*(?::[^\n{]+)?(?:=>|\{))`,
    String.raw`^\s*${word}(?:\s*:\s*[^\n=]+)?\s*:?=(?!=)`,
  ].some((pattern) => new RegExp(pattern, 'mu').test(text));
}

/** Names have `$`, which means something else in a pattern. */
function escape(name: string): string {
  return name.replace(/[$]/g, '\\$&');
}
