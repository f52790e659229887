import { declares, escapeName } from './declares.ts';
import { roleOf } from './role.ts';
import type { Rename } from './lineEdit.ts';
import { inOrderFrom, type Span } from './spans.ts';

/** A place that has to follow from a rename. */
export interface Use extends Span {
  /** What it has to be. */
  text: string;
}

/**
 * The uses of a renamed name that were left behind, from a place on and then those above it, found one by one. None when
 * something in the text still declares the old name: then what was renamed was another thing, or only one use of it.
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

/** The use of a name at a place, with what it has to be when the name is another; `undefined` when it is another thing. */
export function useAt(text: string, span: Span, { from, to }: Rename, languageId: string): Use | undefined {
  const role = roleOf(text, span, languageId);
  return role === 'other' ? undefined : { ...span, text: role === 'shorthand' ? `${from}: ${to}` : to };
}

/** Every place of a name as a whole word, but not behind the dot of a member. */
export function spansOf(text: string, name: string): Span[] {
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}_$])(?<!(?<!\.)\.)${escapeName(name)}(?![\p{L}\p{N}_$])`,
    'gu',
  );
  return [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + name.length }));
}

/** Every place of a name as a member of a module. */
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
