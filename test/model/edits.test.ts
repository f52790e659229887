import { expect, test } from 'vitest';
import { extract } from '../../src/core/edits/extract.ts';
import { documentRequest } from '../../src/core/prompts/document.ts';
import type { EditRequest } from '../../src/protocol/model.ts';
import type { Variant } from '../../tools/tiny-oss/variants.ts';
import { doneOf, engineOf, run } from '../support/engine.ts';

/** What a model's answer to an edit becomes, all the way: tokens, channels, the closing fence, and the code. */
async function codeFor(variant: Variant, selection: string, languageId: string): Promise<unknown> {
  const path = languageId === 'python' ? 'a.py' : 'a.js';
  const request: EditRequest = {
    kind: 'edit',
    context: { path, languageId, prefix: '', suffix: '' },
    selection,
    instruction: 'Improve this code.',
    effort: 'low',
    maxTokens: 600,
  };
  const answer = await run(await engineOf(variant), request);
  expect(doneOf(answer).reason).toBe('end');
  const { instruction } = request;
  return extract(answer.text, { text: selection, languageId, path, before: '', after: '', instruction });
}

test('a fence within a docstring is no end of the code', async () => {
  expect(await codeFor('fences', 'def add(a, b):\n    return a + b', 'python')).toEqual({
    whole: true,
    text: [
      'def add(a, b):',
      '    """Adds two numbers.',
      '',
      '    ```py',
      '    add(1, 2)',
      '    ```',
      '',
      '    Both are kept.',
      '    """',
      '    return a + b',
    ].join('\n'),
  });
});

test('a new document is a chat whose answer is code: it ends where our fence does', async () => {
  const request = documentRequest({
    context: { path: 'a.py', languageId: 'python', prefix: '', suffix: '' },
    selection: 'def add(a, b):\n    return a + b',
    instruction: 'Improve this code.',
    effort: 'low',
    maxTokens: 600,
  });
  const answer = await run(await engineOf('fences'), request);
  expect(doneOf(answer).reason).toBe('end');
  expect(answer.text).toMatch(/^def add\(a, b\):\n[^]*\n {4}```\n\n {4}Both are kept\.\n[^]*return a \+ b$/);
});

test('what a comment stands for is filled in from the selection', async () => {
  const selection =
    'function read(list) {\n  const first = list[0];\n  const last = list.at(-1);\n  check(first, last);\n  return first + last;\n}';
  expect(await codeFor('placeholders', selection, 'javascript')).toEqual({ whole: true, text: selection });
});

test('where that is not certain, the code is not whole', async () => {
  const selection = 'function read(list) {\n  const last = list.at(-1);\n  check(last);\n  return last;\n}';
  expect(await codeFor('placeholders', selection, 'javascript')).toMatchObject({
    whole: false,
    reason: 'placeholder',
  });
});
