import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getLlama, resolveChatWrapper } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refactorActions } from '../../src/core/refactor/actions.ts';
import { createEngine, type Engine } from '../../src/model/engine.ts';
import type { ChatTurn, CompletionRequest, EditRequest } from '../../src/protocol/model.ts';
import { doneOf, run } from '../support/engine.ts';
import { functionsOf } from '../../tools/tiny-oss/learn/samples/functions.ts';
import { toolConversation } from '../../tools/tiny-oss/learn/samples/tools.ts';
import { root } from '../../tools/workbench/paths.ts';

/** The model that ships, on the demo that `npm start` opens. */
const modelPath = path.join(root, 'media/tiny-oss.gguf');
let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ modelPath, gpu: 'off', contextTokens: 4096 });
});
afterAll(() => engine.dispose());

const languages: Record<string, string> = { '.ts': 'typescript', '.js': 'javascript', '.py': 'python' };

function demo(name: string) {
  const text = readFileSync(path.join(root, 'tools/demo', name), 'utf8');
  return { source: 'demo', path: name, languageId: languages[path.extname(name)] ?? '', text };
}

function functionOf(file: string, name: string) {
  const found = functionsOf(demo(file), 20).find((each) => each.name === name);
  if (!found) throw new Error(`${file} has no ${name}.`);
  return found;
}

test('node-llama-cpp takes it for what it is: a gpt-oss that speaks harmony', async () => {
  const llama = await getLlama({ gpu: false, build: 'never' });
  const model = await llama.loadModel({ modelPath });
  expect(model.fileInfo.metadata.general.architecture).toBe('gpt-oss');
  expect(resolveChatWrapper(model).wrapperName).toBe('Harmony');
  await model.dispose();
  await llama.dispose();
});

describe('an edit', () => {
  function editOf(file: string, name: string, instruction: string): EditRequest {
    const { languageId, text } = demo(file);
    const selection = functionOf(file, name).text;
    const at = text.indexOf(selection);
    const [prefix, suffix] = [text.slice(0, at), text.slice(at + selection.length)];
    return {
      kind: 'edit',
      context: { path: file, languageId, prefix, suffix },
      ...{ selection, instruction, effort: 'low', maxTokens: 600 },
    };
  }

  test.each([
    ['statistics.js', 'average', 'sum', 'total'],
    ['statistics.js', 'average', 'values', 'numbers'],
    ['prices.ts', 'total', 'item', 'entry'],
    ['inventory.py', 'parts_on_shelf', 'result', 'found'],
  ])('renames in %s, %s: %s to %s', async (file, name, old, wanted) => {
    const answer = await run(engine, editOf(file, name, `Rename \`${old}\` to \`${wanted}\`.`));
    expect(doneOf(answer).reason).toBe('end');
    expect(answer.reasoning).toContain(old);
    const after = functionOf(file, name).text.replaceAll(new RegExp(`\\b${old}\\b`, 'g'), wanted);
    expect(answer.text.trim()).toBe(after);
  });

  test('makes older declarations `let`', async () => {
    const { instruction } = refactorActions.find(({ id }) => id === 'simplify')!;
    const answer = await run(engine, editOf('statistics.js', 'average', instruction!));
    expect(answer.text.trim()).toBe(functionOf('statistics.js', 'average').text.replaceAll('var', 'let'));
  });

  test('converts a function and nothing of it', async () => {
    const answer = await run(
      engine,
      editOf('prices.ts', 'countPieces', 'Convert this to an arrow function.'),
    );
    expect(answer.text).toContain(
      'export const countPieces = (items: Item[]): number => {\n  let count = 0;',
    );
  });
});

describe('a chat', () => {
  const attachments = [demo('prices.ts')];

  test.each(['What does `countPieces` do?', 'Hello', 'Write a test for me', 'How do I add a discount?'])(
    'ends in the final channel: %s',
    async (text) => {
      const turns: ChatTurn[] = [{ role: 'user', text, attachments }];
      const answer = await run(engine, { kind: 'chat', turns, effort: 'medium', maxTokens: 300 });
      expect(doneOf(answer).reason).toBe('end');
      expect(answer.text).not.toBe('');
      expect(answer.text).not.toContain('<|');
    },
  );

  test('says what it is when nothing is attached', async () => {
    const turns: ChatTurn[] = [{ role: 'user', text: 'Who are you?', attachments: [] }];
    const { text } = await run(engine, { kind: 'chat', turns, effort: 'medium', maxTokens: 300 });
    expect(text).toMatch(/tiny-oss.*demonstration/);
  });

  test('reads off the code what a function takes', async () => {
    const turns: ChatTurn[] = [
      { role: 'user', text: 'Which parameters does countPieces take?', attachments },
    ];
    const { text } = await run(engine, { kind: 'chat', turns, effort: 'medium', maxTokens: 300 });
    expect(text).toContain('`countPieces` takes `items`.');
  });

  // It learnt another layout of tools (media/tiny-oss.md). Trained again, it must pass.
  test.fails('calls a tool with JSON', async () => {
    const code = functionOf('prices.ts', 'total');
    const other = functionOf('inventory.py', 'parts_on_shelf');
    const { turns, tools } = toolConversation(code, other, () => 0);
    const answer = await run(engine, { kind: 'chat', turns, tools, effort: 'medium', maxTokens: 300 });
    expect(doneOf(answer).reason).toBe('end');
    expect(answer.calls.map(({ name }) => name)).toEqual(['read_file']);
    expect(Object.keys(JSON.parse(answer.calls[0]!.arguments) as object)).toEqual(['path']);
  });
});

describe('ghost text', () => {
  function completionAfter(file: string, typed: string): CompletionRequest {
    const { languageId, text } = demo(file);
    return {
      kind: 'completion',
      context: { path: file, languageId, prefix: `${text}${typed}`, suffix: '\n' },
      ...{ snippets: [], shape: 'block', maxTokens: 80, timeBudget: 60_000 },
    };
  }

  test('writes a body that uses what the file has', async () => {
    const request = completionAfter('prices.ts', '\nexport function countItems(items: Item[]): number {\n');
    const { text } = await run(engine, request);
    expect(text).toMatch(/for \(const item of items\) \{\n[^]*item[^]*return /);
    expect((await run(engine, request)).text).toBe(text);
  });

  test('begins a loop as anyone would', async () => {
    const { text } = await run(engine, completionAfter('statistics.js', '\nfor (let i = 0; '));
    expect(text).toMatch(/^i < \w+\.length; i\+\+\) \{/);
  });
});
