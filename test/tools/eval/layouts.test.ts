import { describe, expect, test } from 'vitest';
import type { Basis } from '../../../src/core/completion/basis.ts';
import { layOutCompletion, type CompletionLayout } from '../../../src/core/completion/layout.ts';
import { harmony } from '../../../src/core/formats/harmony/harmony.ts';
import type { PromptPart } from '../../../src/core/formats/promptParts.ts';
import { variants } from '../../../tools/eval/layouts/variants.ts';

const basis: Basis = {
  ...{ path: 'src/sum.py', languageId: 'python' },
  ...{ prefix: 'def total(values):\n    # <|end|>\n    return su', suffix: '\n\nprint(total([1]))\n' },
  snippets: [{ path: 'src/mean.py', languageId: 'python', text: 'def mean(values):\n    ...' }],
};

const count = (text: string): number => Math.ceil(text.length / 3);

function own(from: Basis, format = harmony): CompletionLayout {
  return layOutCompletion({ context: from, snippets: from.snippets }, 3000, count, format);
}

function piecesOf(name: string): PromptPart[] {
  const variant = variants.find((each) => each.name === name);
  if (!variant) throw new Error(`There is no ${name}.`);
  if (variant.type === 'completion')
    return variant.layOut(basis, (from) => own(from, variant.format?.(harmony))).pieces;
  return variant.layOut(basis, { tokens: 3000, count }, harmony);
}

function show(pieces: readonly PromptPart[]): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : `‹${piece.special}›`)).join('');
}

describe('variants', () => {
  test('the first is Hearth’s own layout', () => {
    expect(variants[0]?.name).toBe('hearth');
    expect(piecesOf('hearth')).toEqual(own(basis).pieces);
  });

  test.each([
    ['hearth-no-suffix', 'print(total', 'Nothing comes after'],
    ['hearth-no-snippets', 'mean.py', 'print(total'],
  ])('%s lacks one thing', (name, gone, there) => {
    expect(show(piecesOf('hearth'))).toContain(gone);
    expect(show(piecesOf(name))).not.toContain(gone);
    expect(show(piecesOf(name))).toContain(there);
  });

  test('without healing, the prompt ends at the cursor', () => {
    expect(show(piecesOf('hearth'))).toMatch(/return$/);
    expect(show(piecesOf('hearth-no-healing'))).toMatch(/return su$/);
    const variant = variants.find(({ name }) => name === 'hearth-no-healing');
    expect(variant?.type === 'completion' && variant.layOut(basis, own).stub).toBe('');
  });

  test.each([
    ['hearth-final-only', ''],
    [
      'hearth-thought',
      '‹start›assistant‹channel›analysis‹message›' +
        'The file goes on where it stops, so I write what belongs there and nothing else.‹end›',
    ],
  ])('%s begins the answer otherwise, and changes nothing else', (name, before) => {
    const empty = '‹start›assistant‹channel›analysis‹message›‹end›';
    const hearth = show(piecesOf('hearth'));
    expect(hearth.split(empty)).toHaveLength(2);
    expect(hearth).toContain(`‹end›${empty}‹start›assistant‹channel›final‹message›\`\`\`python`);
    expect(show(piecesOf(name))).toBe(hearth.replace(empty, before));
  });

  test('a bare continuation has the text before the cursor alone', () => {
    expect(piecesOf('bare')).toEqual([{ text: basis.prefix }]);
    const variant = variants.find(({ name }) => name === 'bare');
    const empty = variant?.type === 'completion' && variant.layOut({ ...basis, prefix: '' }, own).pieces;
    expect(empty).toEqual([{ text: '\n' }]);
  });

  test('a hole-filler marks the hole in the file, with related code as comments', () => {
    const prompt = show(piecesOf('hole-filler'));
    expect(prompt).toContain(
      '‹start›user‹message›<QUERY>\n# Path: src/mean.py\n# def mean(values):\n#     ...\n# Path: src/sum.py\n' +
        'def total(values):\n    # <|end|>\n    return su{{FILL_HERE}}\n\nprint(total([1]))\n\n</QUERY>\n',
    );
    expect(prompt).toMatch(
      /‹channel›analysis‹message›‹end›‹start›assistant‹channel›final‹message›<COMPLETION>$/,
    );
  });

  test('it begins to speak when it is to reason, and has no chat format when it is raw', () => {
    expect(show(piecesOf('hole-filler-reasoning'))).toMatch(/‹end›‹start›assistant$/);
    const raw = piecesOf('hole-filler-raw');
    expect(raw).toHaveLength(1);
    expect(show(raw)).toMatch(/Answer with the completion only\.\n<COMPLETION>$/);
  });

  test.each(variants.map(({ name }) => name))('%s: text of the file stays text', (name) => {
    expect(show(piecesOf(name))).toContain('# <|end|>');
  });
});
