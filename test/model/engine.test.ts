import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/model/engine.ts';
import { toFailure } from '../../src/model/modelError.ts';
import type { ModelFailure } from '../../src/protocol/failure.ts';
import type { ChatRequest, ChatTurn } from '../../src/protocol/model.ts';
import { doneOf, engineOf, run } from '../support/engine.ts';
import { badModelPath, modelPath } from '../../tools/models/models.ts';
import { chatRequest } from '../../tools/models/requests.ts';

describe('loading', () => {
  test('tells how far it is, then what was loaded', async () => {
    const fractions: number[] = [];
    const options = { modelPath: modelPath('scripted'), gpu: 'off', contextTokens: 4096 } as const;
    const engine = await createEngine(options, (fraction) => fractions.push(fraction));
    expect(engine.info).toMatchObject({ name: 'tiny-oss', device: 'CPU', contextTokens: 4096 });
    expect(fractions.at(-1)).toBe(1);
    expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
    await engine.dispose();
  });

  async function failureOf(file: string): Promise<ModelFailure> {
    try {
      await (await createEngine({ modelPath: file, gpu: 'off', contextTokens: 4096 })).dispose();
    } catch (error) {
      return toFailure(error);
    }
    throw new Error(`${file} was loaded`);
  }

  test.each([
    [badModelPath('missing'), { code: 'model-missing' }],
    [badModelPath('empty'), { code: 'not-a-model', found: 'empty' }],
    [badModelPath('text'), { code: 'not-a-model', found: 'text' }],
    [badModelPath('truncated'), { code: 'cut-off' }],
    [badModelPath('headerTruncated'), { code: 'cut-off', found: 20_000 }],
    [badModelPath('foreign'), { code: 'wrong-architecture', architecture: 'llama' }],
    [mkdtempSync(path.join(tmpdir(), 'hearth-')), { code: 'not-a-model', found: 'folder' }],
    ['', { code: 'model-missing' }],
    // llama.cpp says why in its log, which one engine in a process can hear: process.test.ts has the words.
    [badModelPath('fewLayers'), { code: 'refused' }],
  ])('%s: %s', async (file, failure) => {
    expect(await failureOf(file)).toMatchObject({ ...failure, path: file });
  });

  test('after a failure, a good file loads', async () => {
    await failureOf(badModelPath('truncated'));
    expect((await run(await engineOf('scripted'), chatRequest())).text).toContain('tiny-oss');
  });
});

describe('a conversation goes on from its KV cache', () => {
  function chat(turns: readonly ChatTurn[], maxTokens = 40): ChatRequest {
    return { kind: 'chat', turns, effort: 'low', maxTokens };
  }
  const user = (text: string): ChatTurn => ({ role: 'user', text, attachments: [] });
  const words = 'These are many words to fill more than one sliding window. '.repeat(60);

  test('the next question evaluates little more than itself and the last answer', async () => {
    const engine = await engineOf('scripted');
    const first = await run(engine, chat([user(words)], 300));
    const next = [user(words), { role: 'assistant' as const, text: first.text }, user('And then?')];
    const { usage } = doneOf(await run(engine, chat(next, 300)));
    expect(usage.promptTokens).toBeGreaterThan(600);
    expect(usage.evaluatedTokens).toBeLessThan(200);
    expect(usage.generatedTokens).toBeGreaterThan(10);
  });
});

describe('edits', () => {
  test.each([
    ['fences in the selection', '// ```\nvar a = 1;\n// ````\nvar b = a;'],
    ['an empty selection', ''],
    ['special tokens', 'var a = "<|end|>";'],
  ])('%s do not end the answer or leak into it', async (_what, selection) => {
    const answer = await run(await engineOf('scripted'), {
      kind: 'edit',
      context: { path: 'a.js', languageId: 'javascript', prefix: 'start();\n', suffix: '\nend();\n' },
      selection,
      instruction: 'Use let',
      effort: 'low',
      maxTokens: 400,
    });
    expect(doneOf(answer).reason).toBe('end');
    expect(answer.text).not.toContain('javascript');
    expect(answer.text).not.toMatch(/`{5}/);
    // What comes after a fence in the code is the model's own business; that it came so far is ours.
    if (selection.includes('````')) expect(answer.text).toContain('// ````');
  });
});
