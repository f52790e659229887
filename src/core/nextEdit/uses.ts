import { declares, escapeName } from './declares.ts';
import { roleOf } from './role.ts';
import type { Rename } from './lineEdit.ts';
import { inOrderFrom, type Span } from './spans.ts';

/** An occurrence that has to change with a rename. */
export interface Use extends Span {
  /** The text that has to replace it. */
  text: string;
}

/**
 * The remaining uses of a renamed name, those from an offset on first, then those before it, found one by one. None
 * while something in the text still declares the old name: then something else was renamed, or only one use.
 */
export function* usesLeft(
  text: string,
  rename: Rename,
  languageId: string,
  offset: number,
): Generator<Use, undefined> {
  const { from, to } = rename;
  if (!declares(text, to, languageId) || declares(text, from, languageId)) return;
  for (const span of inOrderFrom(spansOf(text, from), offset)) {
    const use = useAt(text, span, rename, languageId);
    if (use) yield use;
  }
}

/** A use of the name at a position, with its new text; `undefined` when the position is something else. */
export function useAt(text: string, span: Span, { from, to }: Rename, languageId: string): Use | undefined {
  const role = roleOf(text, span, languageId);
  return role === 'other' ? undefined : { ...span, text: role === 'shorthand' ? `${from}: ${to}` : to };
}

/** All occurrences of a name as a whole word, except as a member after a dot. */
export function spansOf(text: string, name: string): Span[] {
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}_$])(?<!(?<!\.)\.)${escapeName(name)}(?![\p{L}\p{N}_$])`,
    'gu',
  );
  return [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + name.length }));
}

/** All occurrences of a name as a member of a module. */
export function membersOf(text: string, module: string, name: string): Span[] {
  const dotted = escapeName(module).replaceAll('.', String.raw`\.`);
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}_$.])${dotted}\s*\??\.\s*(${escapeName(name)})(?![\p{L}\p{N}_$])`,
    'gu',
  );
  return [...text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - name.length, end };
  });
}
