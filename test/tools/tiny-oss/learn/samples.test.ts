import { describe, expect, test } from 'vitest';
import { layOutCompletion } from '../../../../src/core/completion/layout.ts';
import { harmony } from '../../../../src/core/formats/harmony/harmony.ts';
import type { PromptPart } from '../../../../src/core/formats/promptParts.ts';
import type { CodeFile } from '../../../../tools/tiny-oss/learn/readCode.ts';
import { chatQuestion, chatSample } from '../../../../tools/tiny-oss/learn/samples/chats.ts';
import { completionSample, completionWindows } from '../../../../tools/tiny-oss/learn/samples/completion.ts';
import {
  convertEdit,
  editSample,
  fixEdit,
  renameEdit,
  simplifyEdit,
  testsEdit,
  type Edit,
} from '../../../../tools/tiny-oss/learn/samples/edits.ts';
import { functionsOf, type CodeFunction } from '../../../../tools/tiny-oss/learn/samples/functions.ts';
import { toolSample } from '../../../../tools/tiny-oss/learn/samples/tools.ts';
import { seededRandom } from '../../../../tools/tiny-oss/random.ts';

const script: CodeFile = {
  source: 'npm:sample',
  path: 'src/total.ts',
  languageId: 'typescript',
  text: `import { tax } from './tax';

/** Adds up. */
export function total(prices: number[], rate: number) {
  let sum = 0;
  for (const price of prices) sum += price;
  return tax(sum, rate);
}

class Basket {
  first(items: string[]) {
    if (items) {
      return items[0];
    }
    return undefined;
  }
}
`,
};

const python: CodeFile = {
  source: 'pypi:sample',
  path: 'sample/total.py',
  languageId: 'python',
  text: 'def total(prices, rate=1):\n    result = 0\n    for price in prices:\n        result += price\n\n    return result * rate\n\nx = 1\n',
};

/** A prompt as harmony writes it. */
function written(pieces: readonly PromptPart[]): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : `<|${piece.special}|>`)).join('');
}

describe('functions', () => {
  test('of TypeScript, with their documentation and parameters', () => {
    const found = functionsOf(script, 20);
    expect(found.map(({ name, parameters }) => [name, parameters])).toEqual([
      ['total', ['prices', 'rate']],
      ['first', ['items']],
    ]);
    expect(found[0]?.comment).toBe('/** Adds up. */\n');
    expect(found[0]?.text.split('\n')).toHaveLength(5);
  });

  test('of Python, up to where the indentation ends', () => {
    const [found] = functionsOf(python, 20);
    expect(found?.text.endsWith('return result * rate')).toBe(true);
    expect(found?.parameters).toEqual(['prices', 'rate']);
  });

  test('not longer than asked for', () => expect(functionsOf(script, 4)).toEqual([]));
});

describe('completions', () => {
  test('are the prompt that Hearth sends, and then the answer', () => {
    const context = {
      path: 'a.ts',
      languageId: 'typescript',
      prefix: 'const sum = ',
      suffix: '\nreturn sum;',
    };
    const { pieces, stub } = layOutCompletion({ context, snippets: [] }, 1e6, () => 1, harmony);
    const { head, body } = completionSample({
      file: { source: '', text: '', ...context },
      ...context,
      middle: 'a + b;',
      snippets: [],
    });
    expect(written([...head, ...body])).toBe(`${written(pieces)}${stub}a + b;\n\`\`\`<|return|>`);
    expect(written(head).endsWith('<|end|>')).toBe(true);
  });

  test('every line of a file is learnt, and none twice', () => {
    const windows = [
      ...completionWindows(
        script,
        () => ({ whole: 120, suffix: 20, snippets: 0 }),
        (text) => Math.ceil(text.length / 4),
        () => [],
      ),
    ];
    expect(windows.length).toBeGreaterThan(1);
    const answered = windows.map(
      ({ body }) =>
        /```typescript\n([^]*)\n```<\|return\|>$/.exec(written(body))?.[1]?.split('```typescript\n').at(-1) ??
        '',
    );
    // A blank line at the end of an answer and the one before the fence are the same.
    const lines = (text: string) => text.split('\n').filter((line) => line !== '');
    expect(lines(answered.join('\n'))).toEqual(lines(script.text));
  });
});

describe('edits', () => {
  const [total, first] = functionsOf(script, 20);

  /** That each edit leads back to the code of the file; returns those that could be made. */
  function expectWayBack(code: CodeFunction, make: typeof fixEdit): Edit[] {
    const made = Array.from({ length: 20 }, (_, seed) => make(code, seededRandom(seed))).filter(
      (edit) => edit !== undefined,
    );
    expect(made.length).toBeGreaterThan(0);
    for (const { before, after } of made) {
      expect(after).toBe(code.text);
      expect(before).not.toBe(after);
    }
    return made;
  }

  test('a rename changes every use and nothing else', () => {
    const edit = renameEdit(total!, ['amounts'], () => 0.3);
    const [, old] = /^Every `(\w+)` becomes `amounts`/.exec(edit?.reasoning ?? '') ?? [];
    expect(edit?.before).toBe(total!.text);
    expect(edit?.after.replaceAll('amounts', old!)).toBe(total!.text);
    expect(edit?.instruction).toContain('amounts');
  });

  test('no rename to a name that is in use', () =>
    expect(renameEdit(total!, ['sum'], () => 0.3)).toBeUndefined());

  test('what is simplified becomes the code of the file', () => {
    expectWayBack(first!, simplifyEdit);
  });

  test('a slip is corrected to the code of the file', () => {
    const made = expectWayBack(total!, fixEdit);
    const told = made
      .map(({ instruction }) => instruction)
      .filter((text) => text.startsWith('Correct these'));
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(made.length);
    expect(told.join('\n')).toMatch(/- line \d, `.*(retrun|=\+|<=).*`: /);
  });

  test('older declarations become `let`, never `const`', () => {
    const edits = Array.from({ length: 60 }, (_, seed) => simplifyEdit(total!, seededRandom(seed)));
    const older = edits.filter((edit) => edit?.before.includes('var '));
    expect(older.length).toBeGreaterThan(0);
    for (const edit of older) {
      expect(edit?.before).toContain('for (const price of prices)');
      expect(edit?.before.replace('var sum', 'let sum')).toBe(total!.text);
    }
  });

  test('a test calls a function of the file, and no method', () => {
    expect(testsEdit(total!)?.after).toContain("import { total } from './total';");
    expect(testsEdit(total!)?.instruction).toContain('will be `src/total.test.ts`');
    expect(testsEdit(total!)?.after).toContain('expect(total(prices, rate)).toBeDefined();');
    expect(testsEdit(first!)).toBeUndefined();
  });

  test('a function becomes an arrow function, or the other way round', () => {
    const there = convertEdit(total!, () => 0);
    const back = convertEdit(total!, () => 0.9);
    expect(there?.after).toMatch(/^export const total = \(prices: number\[\], rate: number\) => \{\n/);
    expect(back?.before).toBe(there?.after);
    expect(back?.after).toBe(there?.before);
  });

  test('the answer is the code in a block, after a thought', () => {
    const edit = convertEdit(total!, () => 0)!;
    const { body } = editSample(edit, { prefix: '', suffix: '' });
    expect(written(body)).toMatch(
      /<\|start\|>assistant<\|channel\|>analysis<\|message\|>.+<\|end\|><\|start\|>assistant<\|channel\|>final<\|message\|>```typescript\n[^]+\n```<\|return\|>$/,
    );
  });

  test('what is given ends where the assistant begins to think', () => {
    const { body, given } = editSample(
      convertEdit(total!, () => 0)!,
      { prefix: '', suffix: '' },
    );
    expect(written(body.slice(0, given))).toMatch(/<\|end\|><\|start\|>assistant$/);
    expect(written(body.slice(given))).toMatch(/^<\|channel\|>analysis/);
  });
});

describe('conversations', () => {
  const [total, first] = functionsOf(script, 20);

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('chats end in the final channel (%i)', (seed) => {
    const { body } = chatSample(total!, seededRandom(seed));
    expect(written(body)).toMatch(/<\|channel\|>final<\|message\|>[^<]+<\|return\|>$/);
  });

  test('what is not about code may come with the open file, and nothing about code without any', () => {
    const all = Array.from({ length: 400 }, (_, seed) => chatQuestion(total!, seededRandom(seed)));
    const [attached, bare] = [true, false].map((isAttached) =>
      all.filter(
        ({ turns: [first] }) => first?.role === 'user' && first.attachments.length > 0 === isAttached,
      ),
    );
    for (const chats of [attached, bare]) {
      expect(chats?.some(({ last }) => last.answer.includes('cannot answer this'))).toBe(true);
      expect(chats?.some(({ last }) => last.reasoning === 'The user greets me.')).toBe(true);
    }
    expect(attached?.some(({ last }) => last.answer.includes('`total` takes'))).toBe(true);
    expect(bare?.filter(({ last }) => last.answer.includes('`total` takes'))).toEqual([]);
    expect(attached?.some(({ turns }) => turns.length > 1)).toBe(true);
    expect(bare?.some(({ turns }) => turns.length > 1)).toBe(false);
  });

  test('tools are called with JSON, or their results are told', () => {
    const ends = Array.from({ length: 20 }, (_, seed) =>
      written(toolSample(total!, first!, seededRandom(seed)).body),
    );
    const calls = ends.filter((text) => text.endsWith('<|call|>'));
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.length).toBeLessThan(ends.length);
    for (const call of calls) {
      const [, json] = /<\|constrain\|>json<\|message\|>([^<]+)<\|call\|>$/.exec(call) ?? [];
      expect(Object.keys(JSON.parse(json!) as object)).toHaveLength(1);
    }
  });
});
