import { expect, test } from 'vitest';
import { extract, type Original } from '../../../src/core/edits/extract.ts';
import type { Incomplete } from '../../../src/core/edits/incomplete.ts';

/** An answer, and what is made of it: the code, or why it is not whole. */
export interface Row extends Partial<Omit<Original, 'text'>> {
  original: string;
  answer: string;
  code?: string;
  reason?: Incomplete;
}

/** Tests each row of a table. */
export function checkRows(table: Readonly<Record<string, Row>>): void {
  test.each(Object.entries(table))('%s', (_name, { original, answer, code, reason, ...around }) => {
    const extracted = extract(answer, originalOf(original, around));
    if (reason === undefined) expect(extracted).toEqual({ whole: true, text: code });
    else expect(extracted).toMatchObject({ whole: false, reason, ...(code !== undefined && { text: code }) });
  });
}

/** An original in TypeScript, if nothing else is said. */
export function originalOf(text: string, around: Partial<Original> = {}): Original {
  return {
    text,
    languageId: 'typescript',
    path: 'src/a.ts',
    before: '',
    after: '',
    instruction: '',
    ...around,
  };
}
