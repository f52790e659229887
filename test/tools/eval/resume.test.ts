import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { expect, test, vi } from 'vitest';
import { noUsage } from '../../../src/protocol/model.ts';
import { evaluate, pairUp, type Result } from '../../../tools/eval/evaluate.ts';
import type { Hole } from '../../../tools/eval/hole.ts';
import { variants } from '../../../tools/eval/layouts/variants.ts';
import { AnswerStore, type StoredAnswer } from '../../../tools/eval/results/answerStore.ts';
import {
  answersFolder,
  codeFingerprint,
  deciding,
  fingerprintOf,
} from '../../../tools/eval/results/fingerprint.ts';
import { findIsolation } from '../../../tools/eval/run/isolation.ts';
import * as runProgram from '../../../tools/eval/run/runProgram.ts';
import { root } from '../../../tools/workbench/paths.ts';

vi.mock('../../../tools/eval/run/runProgram.ts', { spy: true });

const hearth = variants.filter(({ name }) => name === 'hearth');

const hole: Hole = {
  ...{ id: 'function/add', kind: 'function', path: 'add.py', languageId: 'python', snippets: [] },
  ...{ before: 'def add(a, b):\n    ', expected: 'return a + b', after: '\n' },
  check: ({ document }) => ({
    language: 'python',
    files: { 'main.py': `${document}assert add(1, 2) == 3\n` },
    main: 'main.py',
    runs: [{ input: '' }],
  }),
};

function answer(text: string): StoredAnswer {
  const usage = {
    ...noUsage,
    promptTokens: 9,
    evaluatedTokens: 9,
    generatedTokens: 4,
    prefillTime: 1,
    decodeTime: 2,
  };
  return { hole: hole.id, variant: 'hearth', text, reason: 'end', usage };
}

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'hearth-'));

async function run(store: AnswerStore, runsCode = false, asked = hole): Promise<Result | undefined> {
  const [result] = await evaluate({
    ...{ holes: [asked], variants: hearth, store, onDone: () => undefined },
    isolation: runsCode ? findIsolation() : undefined,
    filler: () => Promise.reject(new Error('the model was asked')),
  });
  return result;
}

test('what was answered is not asked again, and what was not is', async () => {
  const folder = newFolder();
  await expect(run(new AnswerStore(folder, false))).rejects.toThrow('the model was asked');
  new AnswerStore(folder, false).add(answer('return a + b'));
  expect(await run(new AnswerStore(folder, false))).toMatchObject({
    ...{
      variant: 'hearth',
      exact: true,
      reachable: true,
      similarity: 1,
      generatedTokens: 4,
      decodeMilliseconds: 2,
    },
  });
  await expect(run(new AnswerStore(folder, true))).rejects.toThrow('the model was asked');
});

test('an answer that brings the closers along is the same as one that leaves them where they are', async () => {
  const call: Hole = {
    ...hole,
    kind: 'rest',
    before: 'print(add(',
    expected: '1, 2',
    after: '))\nprint(3)\n',
  };
  const store = new AnswerStore(newFolder(), false);
  for (const text of ['1, 2', '1, 2))']) {
    store.add(answer(text));
    expect(await run(store, true, call), text).toMatchObject({
      ...{ exact: true, similarity: 1, reachable: true, verdict: 'passed' },
    });
  }
  store.add(answer('1, 3))'));
  expect(await run(store, false, call)).toMatchObject({ exact: false });
});

test('an answer that was cut off while it was written does no harm', () => {
  const folder = newFolder();
  new AnswerStore(folder, false).add(answer('return a + b'));
  appendFileSync(path.join(folder, 'answers.jsonl'), '{"hole":"function/sub","vari');
  const other = { ...answer('x'), hole: 'function/other' };
  new AnswerStore(folder, false).add(other);
  const store = new AnswerStore(folder, false);
  expect(store.answerOf(hole.id, 'hearth')?.text).toBe('return a + b');
  expect(store.answerOf('function/other', 'hearth')).toEqual(other);
  expect(store.answerOf('function/sub', 'hearth')).toBeUndefined();
});

test('code is run only when that is allowed, and once', { timeout: 60_000 }, async () => {
  const folder = newFolder();
  const store = new AnswerStore(folder, false);
  store.add(answer('return b + a'));
  expect(await run(store)).not.toHaveProperty('verdict');
  expect(await run(store, true)).toMatchObject({ exact: false, verdict: 'passed' });
  const lines = (): number => readFileSync(path.join(folder, 'answers.jsonl'), 'utf8').split('\n').length;
  const before = lines();
  expect(await run(new AnswerStore(folder, false), true)).toMatchObject({ verdict: 'passed' });
  expect(lines()).toBe(before);
});

test('a wrong body fails, and an empty one is not even run', { timeout: 60_000 }, async () => {
  const store = new AnswerStore(newFolder(), false);
  store.add(answer('return a - b'));
  expect(await run(store, true)).toMatchObject({ verdict: 'failed' });
  store.add(answer('  '));
  expect(await run(store, true)).toMatchObject({ verdict: 'failed', similarity: 0 });
});

test('a test that was changed is run again', { timeout: 60_000 }, async () => {
  const store = new AnswerStore(newFolder(), false);
  store.add(answer('return b + a'));
  expect(await run(store, true)).toMatchObject({ verdict: 'passed' });
  const stricter: Hole = {
    ...hole,
    check: (filled) => {
      const program = hole.check!(filled);
      return { ...program, files: { 'main.py': `${program.files['main.py']}assert add(1, 2) == 4\n` } };
    },
  };
  expect(await run(store, true, stricter)).toMatchObject({ verdict: 'failed' });
});

test('that a program took too long is not remembered', { timeout: 60_000 }, async () => {
  const store = new AnswerStore(newFolder(), false);
  store.add(answer('return b + a'));
  vi.mocked(runProgram.runCode).mockResolvedValueOnce('timed-out');
  expect(await run(store, true)).toMatchObject({ verdict: 'timed-out' });
  expect(await run(store, true)).toMatchObject({ verdict: 'passed' });
});

test('a variant that can make no difference is left out', () => {
  const snippets = [{ path: 'b.py', languageId: 'python', text: 'b' }];
  const names = (holes: Hole[]) => pairUp(holes, variants)[0]?.[1].map(({ name }) => name);
  expect(names([hole])).not.toContain('hearth-no-snippets');
  expect(names([hole, { ...hole, snippets }])).toContain('hearth-no-snippets');
  expect(names([hole, { ...hole, kind: 'body', snippets }])).not.toContain('hearth-no-snippets');
});

test('files are told apart by their ends, and code by all that decides answers', () => {
  const here = fingerprintOf(import.meta.filename);
  expect(here).toMatch(/^[0-9a-f]{12}$/);
  expect(fingerprintOf(path.resolve(import.meta.dirname, '../../../LICENSE'))).not.toBe(here);
  expect(codeFingerprint()).toBe(codeFingerprint());
});

test('answers of the CPU are kept apart', () => {
  const of = { model: 'm', code: 'c' };
  expect(answersFolder('a', { ...of, gpu: 'auto' })).toBe(path.join('a', 'm-c'));
  expect(answersFolder('a', { ...of, gpu: 'off' })).toBe(path.join('a', 'm-c-cpu'));
});

test('all that is imported where the model is asked is in the fingerprint', async () => {
  const { metafile } = await esbuild.build({
    ...{
      entryPoints: ['tools/eval/ask.ts', 'tools/eval/model.ts'],
      absWorkingDir: root,
      outdir: 'unwritten',
    },
    ...{ bundle: true, write: false, metafile: true, packages: 'external', platform: 'node', format: 'esm' },
  });
  const imported = Object.keys(metafile.inputs);
  expect(imported.length).toBeGreaterThan(20);
  const within = (file: string) => deciding.some((each) => file === each || file.startsWith(`${each}/`));
  expect(imported.filter((file) => !within(file))).toEqual([]);
});
