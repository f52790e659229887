import type { StringKind } from './lexis.ts';

/**
 * The end of the block scalar announced by `key: |` or `- >` on the line that ends at `lineEnd`; `undefined` if there
 * is none.
 */
export function blockScalarEnd(text: string, lineEnd: number): number | undefined {
  if (text[lineEnd] !== '\n') return undefined;
  const line = text.slice(text.lastIndexOf('\n', lineEnd - 1) + 1, lineEnd);
  const opened = announcement.exec(line);
  if (!opened) return undefined;
  const depth = (opened[1] ?? opened[2] ?? '').length;
  const body = new RegExp(`(?:\\n(?:[ ]{${depth + 1},}[^\\n]*|[ \\t]*(?=\\n)))+`, 'y');
  body.lastIndex = lineEnd;
  return body.test(text) ? body.lastIndex : undefined;
}

/** A block scalar as a kind of string. */
export const blockScalar: StringKind = { open: /[|>]/y, long: true, margin: true };

/** The line that announces one; its indentation is the least of the scalar's text. */
const announcement = /^(\s*)\S.*(?::|-)\s+(?:[!&]\S+\s+)*[|>][-+\d]*\s*(?:#.*)?$|^(\s*)-\s+[|>][-+\d]*\s*$/;
