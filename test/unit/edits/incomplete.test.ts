import { describe, expect, test } from 'vitest';
import { extract } from '../../../src/core/edits/extract.ts';
import {
  askAgainInstruction,
  incompleteSentences,
  type Incomplete,
} from '../../../src/core/edits/incomplete.ts';
import { originalOf } from './extractTable.ts';

const reasons = Object.keys(incompleteSentences) as Incomplete[];

describe.each(reasons)('asking again after %s', (reason) => {
  const instruction = askAgainInstruction('Use let.', reason);

  test('adds one hint, once', () => {
    expect(instruction).toMatch(/^Use let\.\n\S.*\.$/);
    expect(askAgainInstruction(instruction, reason)).toBe(instruction);
  });

  test('does not change how the next answer is read', () => {
    const original = originalOf('function f() {\n  a();\n  b();\n}', { instruction, indentation: 2 });
    const read = (answer: string) => extract(answer, original);
    expect(read('function f(x) {\n  // ... existing code ...\n  c();\n}')).toMatchObject({ whole: false });
    expect(read('function f() {\n\ta(1);\n\tb();\n}')).toMatchObject({
      text: 'function f() {\n  a(1);\n  b();\n}',
    });
    expect(read('f()<|end|>')).toMatchObject({ whole: false });
  });
});
