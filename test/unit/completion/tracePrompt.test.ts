import { expect, test } from 'vitest';
import { layOutCompletion } from '../../../src/core/completion/layout.ts';
import { tracePrompt } from '../../../src/core/completion/tracePrompt.ts';
import { harmony } from '../../../src/core/formats/harmony/harmony.ts';
import { special } from '../../../src/core/formats/harmony/specials.ts';
import { joinTexts, text, type PromptPart } from '../../../src/core/formats/promptParts.ts';
import { completionRequest } from '../../../tools/models/requests.ts';

/** A token for each special piece and for each three characters of text: parts do not add up to the whole. */
function count(pieces: readonly PromptPart[]): number {
  return pieces.reduce((sum, piece) => sum + ('text' in piece ? Math.ceil(piece.text.length / 3) : 1), 0);
}

const request = {
  ...completionRequest('const a = 1;\nconst b', '\nconst c = 3;\n'),
  snippets: [{ path: 'b.ts', languageId: 'typescript', text: 'export const d = 4;' }],
};

test('the parts add up to the prompt, and say it all', () => {
  const { pieces, sections } = layOutCompletion(request, 4000, (value) => count([text(value)]), harmony);
  const total = count(pieces);
  const traced = tracePrompt(sections, count, total, 0, harmony.specials);
  expect(traced.map(({ name }) => name)).toEqual(['system', 'rules', 'snippets', 'suffix', 'prefix']);
  expect(traced.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(total);
  expect(traced.map((section) => section.text).join('')).toBe(
    pieces.map((piece) => ('text' in piece ? piece.text : `<|${piece.special}|>`)).join(''),
  );
  expect(traced.at(-1)?.text).toMatch(/^<\|start\|>assistant.*```typescript\nconst a = 1;\nconst$/s);
  expect(traced[2]?.text).toContain('export const d = 4;');
});

test.each([
  [0, [0, 0, 0]],
  [2, [2, 0, 0]],
  [5, [3, 2, 0]],
  [9, [3, 4, 2]],
  [10, [3, 4, 3]],
])('%i tokens in the cache', (cached, expected) => {
  const sections = [
    { name: 'system', pieces: [special('start'), text('aaabbb')] },
    { name: 'rules', pieces: [special('start'), text('aaabbbccc')] },
    { name: 'prefix', pieces: [text('aaabbbccc')] },
  ] as const;
  const traced = tracePrompt(
    sections.map(({ name, pieces }) => ({ name, pieces: [...pieces] })),
    count,
    10,
    cached,
    harmony.specials,
  );
  expect(traced.map(({ cachedTokens }) => cachedTokens)).toEqual(expected);
});

test('texts that follow one another are one', () =>
  expect(joinTexts([text('a'), text('b'), special('end'), text('c'), text('d')])).toEqual([
    text('ab'),
    special('end'),
    text('cd'),
  ]));
