import { expect, test } from 'vitest';
import type { CompletionRequest } from '../../src/protocol/model.ts';
import type { PromptTrace } from '../../src/protocol/promptTrace.ts';
import { doneOf, engineOf, run } from '../support/engine.ts';
import { completionRequest } from '../../tools/models/requests.ts';

const line = '    const firstValue = readValue(secondValue, "third value");\n';

function requestAt(prefix: string): CompletionRequest {
  return {
    ...completionRequest(prefix, '\nend();\n'),
    snippets: [{ path: 'b.ts', languageId: 'typescript', text: 'export const other = "<|end|>";' }],
    trace: true,
  };
}

const sum = ({ sections }: PromptTrace, key: 'tokens' | 'cachedTokens') =>
  sections.reduce((total, section) => total + section[key], 0);

test('a traced request tells its prompt by section, and what of it the cache had', async () => {
  const engine = await engineOf('scripted');
  const first = doneOf(await run(engine, requestAt(line.repeat(20))));
  expect(first.prompt && sum(first.prompt, 'tokens')).toBe(first.usage.promptTokens);
  const typed = doneOf(await run(engine, requestAt(`${line.repeat(20)}    const first`)));
  const prompt = typed.prompt!;
  const { promptTokens, evaluatedTokens } = typed.usage;
  expect(sum(prompt, 'tokens')).toBe(promptTokens);
  expect(sum(prompt, 'cachedTokens')).toBe(promptTokens - evaluatedTokens);
  // Only what was typed is new: everything before the last section was in the cache whole.
  for (const { tokens, cachedTokens } of prompt.sections.slice(0, -1)) expect(cachedTokens).toBe(tokens);
  expect(prompt.stub).toBe(' first');
  expect(prompt.sections.map(({ name }) => name)).toEqual([
    'system',
    'rules',
    'snippets',
    'suffix',
    'prefix',
  ]);
  expect(prompt.sections[2]?.text).toContain('export const other');
});

test('a request that is not traced carries no text back', async () => {
  const engine = await engineOf('scripted');
  const { prompt } = doneOf(await run(engine, completionRequest(line)));
  expect(prompt).toBeUndefined();
});
