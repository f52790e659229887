import { copyFileSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../src/model/engine.ts';
import type { CompletionRequest, LoadOptions } from '../../src/protocol/model.ts';
import { modelPath } from '../../tools/models/models.ts';
import { completionRequest } from '../../tools/models/requests.ts';
import { doneOf, run } from '../support/engine.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'hearth-')), 'states');
});

let engine: Engine | undefined;
afterEach(async () => {
  await engine?.dispose();
  engine = undefined;
});

async function start(options: Partial<LoadOptions> = { stateFolder: folder }): Promise<void> {
  engine = await createEngine({
    ...{ modelPath: modelPath('scripted'), gpu: 'off', contextTokens: 4096 },
    ...options,
  });
}

/** Ends as the process does, and starts again. */
async function restart(): Promise<void> {
  await engine?.keep();
  await engine?.dispose();
  await start();
}

const functions = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, index) =>
      `export function add${from + index}(value: number, other: number): number {\n  return value + other + ${index};\n}\n\n`,
  ).join('');

const snippets = [{ path: 'b.ts', languageId: 'typescript', text: functions(100, 104) }];

function requestAt(prefix: string, parts: Partial<CompletionRequest> = {}): CompletionRequest {
  return { ...completionRequest(prefix, functions(60, 66)), snippets, scope: 'workspace', ...parts };
}

const before = functions(0, 30);
const place = requestAt(`${before}export function add31(`);

async function ask(request: CompletionRequest): Promise<{ text: string; evaluated: number; prompt: number }> {
  const answer = await run(engine!, request);
  const { evaluatedTokens, promptTokens } = doneOf(answer).usage;
  return { text: answer.text, evaluated: evaluatedTokens, prompt: promptTokens };
}

/** What a process without a saved state answers. */
async function answerOfFresh(request: CompletionRequest): Promise<string> {
  await engine?.dispose();
  await start({});
  return (await ask(request)).text;
}

const states = (): string[] => readdirSync(folder).map((name) => join(folder, name));

describe('the first ghost text after a restart', () => {
  test('evaluates only what is new, and says what it would say without a saved state', async () => {
    await start();
    const first = await ask(place);
    expect(first.evaluated).toBeGreaterThan(1000);
    await restart();
    const again = await ask(place);
    expect(again.text).toBe(first.text);
    expect(again.text).not.toBe('');
    // Three lines before the cursor are not saved (saved/keepStates.ts).
    expect(again.evaluated).toBeLessThan(40);
    await restart();
    const typed = requestAt(`${before}export function add31(value: number, `);
    const next = await ask(typed);
    expect(next.evaluated).toBeLessThan(60);
    expect(next.text).toBe(await answerOfFresh(typed));
  });

  test('without a folder evaluates all but the head', async () => {
    await start();
    await ask(place);
    await engine!.keep();
    await engine!.dispose();
    await start({});
    const { evaluated, prompt } = await ask(place);
    expect(evaluated).toBeGreaterThan(prompt - 400);
  });

  test('keeps what other files said when the editor has not read them yet', async () => {
    await start();
    await ask(place);
    await restart();
    const { evaluated } = await ask({ ...place, snippets: [] });
    expect(evaluated).toBeLessThan(40);
    // At the next rest, the prompt is as it should be.
    const ahead = await ask({ ...place, snippets: [], maxTokens: 0, background: true });
    expect(ahead.evaluated).toBeGreaterThan(500);
  });

  test('evaluates the head in no file', async () => {
    await start();
    await ask(requestAt(''));
    await restart();
    const head = await ask(requestAt('', { context: { ...place.context, path: 'new.ts' } }));
    expect(head.prompt - head.evaluated).toBeGreaterThan(100);
    // Also of the second file, which needs a sequence of its own.
    const second = requestAt(functions(200, 230), { context: { ...place.context, path: 'c.ts' } });
    await ask(second);
    const third = await ask(requestAt(functions(300, 330), { context: { ...place.context, path: 'd.ts' } }));
    expect(third.prompt - third.evaluated).toBeGreaterThan(100);
  });

  test('is as quick in each of the recent files', async () => {
    const other = requestAt(functions(200, 230), {
      context: { path: 'c.ts', languageId: 'typescript', prefix: functions(200, 230), suffix: '' },
    });
    await start();
    const texts = [(await ask(place)).text, (await ask(other)).text];
    await restart();
    for (const [index, request] of [place, other].entries()) {
      const { text, evaluated } = await ask(request);
      expect(evaluated).toBeLessThan(40);
      expect(text).toBe(texts[index]);
    }
  });
});

describe('after the first ghost text', () => {
  test.each([
    ['on the line above', `${before.trimEnd()} // x`],
    ['far above', functions(0, 12)],
    ['at the start', 'const '],
  ])('a cursor %s gets what a fresh evaluation gives', async (_where, prefix) => {
    await start();
    await ask(place);
    await restart();
    await ask(place);
    const moved = requestAt(prefix);
    const { text } = await ask(moved);
    expect(text).toBe(await answerOfFresh(moved));
  });

  test('nothing is written again that has hardly changed', async () => {
    await start();
    await ask(place);
    await restart();
    const written = states();
    await ask(place);
    await restart();
    expect(states()).toEqual(written);
    await ask(requestAt(before + functions(31, 40)));
    await restart();
    expect(states()).not.toEqual(written);
    expect(states()).toHaveLength(written.length);
  });
});

describe('no state is used', () => {
  async function evaluatedAfter(change: () => void, request = place): Promise<number> {
    await start();
    await ask(place);
    await engine!.keep();
    await engine!.dispose();
    change();
    await start();
    return (await ask(request)).evaluated;
  }

  const nothing = (): void => undefined;

  test('that is damaged', async () => {
    const damage = (): void => {
      for (const path of states()) {
        const bytes = readFileSync(path);
        bytes[5000] = bytes[5000]! ^ 1;
        writeFileSync(path, bytes);
      }
    };
    expect(await evaluatedAfter(damage)).toBeGreaterThan(1000);
    expect((await ask(place)).text).toBe(await answerOfFresh(place));
  });

  test('that is cut off', async () => {
    const cut = (): void => states().forEach((path) => truncateSync(path, 9000));
    expect(await evaluatedAfter(cut)).toBeGreaterThan(1000);
  });

  test('of another model of the same name', async () => {
    const file = join(folder, '..', 'model.gguf');
    copyFileSync(modelPath('scripted'), file);
    const options = { modelPath: file, stateFolder: folder };
    await start(options);
    await ask(place);
    await engine!.keep();
    await engine!.dispose();
    copyFileSync(modelPath('endless'), file);
    await start(options);
    expect((await ask(place)).evaluated).toBeGreaterThan(1000);
  });

  test('of another workspace, whatever the paths are', async () => {
    const elsewhere = { ...place, snippets: [], scope: 'another' };
    expect(await evaluatedAfter(nothing, elsewhere)).toBeGreaterThan(800);
  });

  test('with code of a file that is excluded since', async () => {
    const withdrawn = { ...place, snippets: [], withdrawn: ['b.ts'] };
    expect(await evaluatedAfter(nothing, withdrawn)).toBeGreaterThan(800);
    // That of the head has no code.
    expect(states()).toHaveLength(1);
  });

  test('of requests that name no workspace', async () => {
    await start();
    const { scope: _, ...unnamed } = place;
    await ask(unnamed);
    await engine!.keep();
    expect(states()).toHaveLength(1);
  });
});
