import type { StringKind } from './lexis.ts';

/** Where the text ends that the line which ends at an index announces, by `key: |` or `- >`; `undefined` if it does not. */
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

/** What a block scalar is as a string. */
export const blockScalar: StringKind = { open: /[|>]/y, long: true, margin: true };

/** What announces one, after the blanks that say how deep its text is at least. */
const announcement = /^(\s*)\S.*(?::|-)\s+(?:[!&]\S+\s+)*[|>][-+\d]*\s*(?:#.*)?$|^(\s*)-\s+[|>][-+\d]*\s*$/;
