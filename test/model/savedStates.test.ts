import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Basis } from '../../src/core/completion/basis.ts';
import type { LoadedModel } from '../../src/model/load.ts';
import { SavedStates, type SavedState, type SavedStatesOptions } from '../../src/model/saved/savedStates.ts';
import { Run } from '../../src/model/sequence.ts';
import { never } from '../../tools/models/requests.ts';
import { loadRandom } from '../support/loadRandom.ts';
import type { Probabilities } from '../support/watchSteps.ts';

let loaded: LoadedModel;
let context: LlamaContext;
let sequence: LlamaContextSequence;
let other: LlamaContextSequence;
let words: Token[];
beforeAll(async () => {
  ({ loaded, words } = await loadRandom());
  context = await loaded.model.createContext({
    ...{ contextSize: 4096, sequences: 2, swaFullCache: true, threads: 1 },
  });
  sequence = context.getSequence();
  other = context.getSequence();
});
afterAll(() => loaded.dispose());

let folder: string;
let lines: string[];
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'hearth-')), 'states');
  lines = [];
});

const basis: Basis = {
  path: 'a.ts',
  languageId: 'typescript',
  prefix: 'a',
  suffix: '',
  snippets: [],
  scope: 'w',
};

const open = (options: Partial<SavedStatesOptions> = {}): Promise<SavedStates> =>
  SavedStates.open({ folder, identity: 'i'.repeat(64), log: (line) => lines.push(line), ...options });

const fileNames = (): string[] => (existsSync(folder) ? readdirSync(folder) : []);

async function evaluate(into: LlamaContextSequence, tokens: readonly Token[]): Promise<void> {
  await into.clearHistory();
  await into.evaluateWithoutGeneratingNewTokens([...tokens]);
}

/** How likely each token is after a prompt, evaluated as a request does it. */
async function after(into: LlamaContextSequence, prompt: readonly Token[]): Promise<Probabilities> {
  const run = new Run(into, never(), () => Promise.resolve());
  await run.prefill(prompt);
  const [result] = await into.controlledEvaluate([
    [prompt.at(-1)!, { generateNext: { probabilities: true } }],
  ]);
  return result!.next.probabilities!;
}

function farthest(one: Probabilities, another: Probabilities): number {
  return Math.max(...[...one].map(([token, share]) => Math.abs(share - (another.get(token) ?? 0))));
}

/** What another split into batches changes (sequence.test.ts). */
const noise = 2e-3;

/** Saves a state of 600 tokens, and opens the folder again as the next process would. */
async function saveOne(): Promise<{ states: SavedStates; state: SavedState }> {
  await evaluate(sequence, words.slice(0, 600));
  await (await open()).save({ sequence, basis, bytes: 1e6 });
  const states = await open();
  return { states, state: states.all[0]! };
}

/** Restores into the other sequence, which then still must be able to evaluate anything. */
async function restore(states: SavedStates, state: SavedState): Promise<boolean> {
  const result = await states.restore(state, other);
  other = result.sequence;
  return result.restored;
}

describe('a restored state', () => {
  test('is the one that was saved, also where the user goes back in it', async () => {
    await evaluate(sequence, words.slice(0, 2000));
    await (await open()).save({ sequence, basis, bytes: 1e6 });
    const states = await open();
    // To its end; to shortly before it, where llama.cpp would go on without part of the sliding window, and be wrong
    // without a word; below that window; and to the very start. Only the first needs nothing more evaluated.
    for (const length of [2300, 2001, 1999, 1950, 1873, 1872, 1490, 1000, 130, 3]) {
      const prompt = [...words.slice(0, Math.min(length, 2001) - 1), ...words.slice(length + 5, length + 80)];
      await sequence.clearHistory();
      const fresh = await after(sequence, prompt);
      await evaluate(other, words.slice(500, 900));
      expect(await restore(states, states.all[0]!)).toBe(true);
      const before = other.tokenMeter.usedInputTokens;
      const restored = await after(other, prompt);
      expect(farthest(fresh, restored), `${length} tokens`).toBeLessThan(noise);
      // The noise may hide a window that lacks something; the count does not.
      const evaluated = other.tokenMeter.usedInputTokens - before;
      expect(evaluated, `${length} tokens`).toBe(
        length >= 2001 ? prompt.length - 1 - 2000 : prompt.length - 1,
      );
    }
  });

  test('has its texts, and is used again', async () => {
    const { states, state } = await saveOne();
    expect(state).toMatchObject({ basis, tokens: words.slice(0, 600) });
    expect(await restore(states, state)).toBe(true);
    expect(await restore(states, state)).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('is for this user only', async () => {
    await saveOne();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of fileNames()) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  test('replaces the older one of the same file, and no other', async () => {
    const states = await open();
    await evaluate(sequence, words.slice(0, 100));
    for (const path of ['a.ts', 'b.ts', 'a.ts'])
      await states.save({ sequence, basis: { ...basis, path }, bytes: 1e6 });
    await states.save({ sequence, basis: { ...basis, scope: 'another' }, bytes: 1e6 });
    for (let turn = 0; turn < 2; turn++) await states.save({ sequence, bytes: 1e6 });
    expect(
      (await open()).all.map((state) => `${state.basis?.scope} ${state.basis?.path}`).toSorted(),
    ).toEqual(['another a.ts', 'undefined undefined', 'w a.ts', 'w b.ts']);
    expect(fileNames()).toHaveLength(4);
  });
});

describe('a bad file is evaluated anew, and deleted', () => {
  const damages: [string, (path: string) => void][] = [
    ['cut off', (path) => truncateSync(path, 2000)],
    ['empty', (path) => truncateSync(path, 0)],
    ['with a flipped bit in the state', (path) => flip(path, 40_000)],
    ['with a flipped bit in the tokens', (path) => flip(path, 20)],
    ['replaced by another', (path) => writeFileSync(path, 'a text')],
  ];

  function flip(path: string, at: number): void {
    const bytes = readFileSync(path);
    bytes[at] = bytes[at]! ^ 1;
    writeFileSync(path, bytes);
  }

  // What follows the engine's part is read only once, at the start.
  const atTheEnd = (path: string): void => flip(path, statSync(path).size - 1);

  test.each([...damages, ['with a flipped bit at the end', atTheEnd] as const])(
    '%s, before the process starts',
    async (_name, damage) => {
      const { state } = await saveOne();
      damage(state.path);
      const states = await open();
      for (const each of states.all) expect(await restore(states, each)).toBe(false);
      expect(fileNames()).toEqual([]);
      expect(lines.at(-1)).toContain('it is deleted');
    },
  );

  test.each([...damages, ['gone', (path: string) => rmSync(path)] as const])(
    '%s, while it runs',
    async (_name, damage) => {
      const { states, state } = await saveOne();
      damage(state.path);
      expect(await restore(states, state)).toBe(false);
      expect(states.all).toEqual([]);
      expect(fileNames()).toEqual([]);
    },
  );

  test('of another version of this format', async () => {
    const { state } = await saveOne();
    const bytes = readFileSync(state.path);
    bytes.write('HearthS0', bytes.length - 8);
    writeFileSync(state.path, bytes);
    expect((await open()).all).toEqual([]);
    expect(fileNames()).toEqual([]);
  });

  test('of another model of the same name', async () => {
    const { state } = await saveOne();
    // Under the name that a file of this model would have.
    const identity = `${'i'.repeat(63)}j`;
    expect((await open({ identity })).all).toEqual([]);
    expect(existsSync(state.path)).toBe(false);
  });

  test('whole by its digest, which the engine refuses halfway: the sequence is as good as new', async () => {
    const { state } = await saveOne();
    // The first half of what the engine wrote, with a note that is right about it: half of the layers are restored.
    const half = join(folder, '..', 'half');
    copyFileSync(state.path, half);
    truncateSync(half, Math.floor(state.note.body.bytes / 2));
    const bytes = readFileSync(half);
    const body = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    const states = await open();
    const bad = { ...state, path: half, note: { ...state.note, body } };
    await evaluate(other, words.slice(300, 700));
    expect(await restore(states, bad)).toBe(false);
    await sequence.clearHistory();
    const prompt = words.slice(50, 400);
    expect(farthest(await after(sequence, prompt), await after(other, prompt))).toBeLessThan(noise);
  });
});

describe('what cannot be saved is evaluated anew', () => {
  test('when the folder cannot be made', async () => {
    writeFileSync(folder, 'a file');
    const states = await open();
    await states.save({ sequence, basis, bytes: 1e6 });
    expect(states.all).toEqual([]);
    expect(lines.join()).toContain('was not saved');
  });

  test('when the disk has no room, of which some is left to others', async () => {
    const states = await open({ free: () => Promise.resolve(1024 ** 3) });
    await states.save({ sequence, basis, bytes: 1e6 });
    expect(fileNames()).toEqual([]);
    expect(lines.join()).toContain('no room');
  });

  test('when the disk becomes full meanwhile', async () => {
    const states = await open({
      write: async (from, path) => {
        const written = await from.saveStateToFile(path);
        truncateSync(path, 4096);
        return written;
      },
    });
    await evaluate(sequence, words.slice(0, 100));
    await states.save({ sequence, basis, bytes: 1e6 });
    expect(states.all).toEqual([]);
    expect(fileNames()).toEqual([]);
  });
});

describe('code of a file that is excluded since', () => {
  const snippets = [{ path: 'secret.ts', languageId: 'typescript', text: 'export {};' }];

  test('is deleted, and not saved again', async () => {
    const states = await open();
    await evaluate(sequence, words.slice(0, 100));
    const withSnippet = { sequence, basis: { ...basis, snippets }, bytes: 1e6 };
    const ofFile = { sequence, basis: { ...basis, path: 'secret.ts' }, bytes: 1e6 };
    const elsewhere = { sequence, basis: { ...basis, path: 'secret.ts', scope: 'another' }, bytes: 1e6 };
    for (const each of [withSnippet, ofFile, elsewhere]) await states.save(each);
    expect(fileNames()).toHaveLength(3);
    await states.withdraw('w', ['secret.ts']);
    expect(states.all.map((state) => state.basis?.scope)).toEqual(['another']);
    expect(fileNames()).toHaveLength(1);
    for (const each of [withSnippet, ofFile]) await states.save(each);
    expect(fileNames()).toHaveLength(1);
    // It may be known again.
    await states.withdraw('w', []);
    await states.save(withSnippet);
    expect(fileNames()).toHaveLength(2);
  });
});

test('what a process has left behind that was killed is swept up, but not what another one writes now', async () => {
  await saveOne();
  for (const name of ['old.state.part', 'new.state.part']) writeFileSync(join(folder, name), '');
  const old = new Date(Date.now() - 3_600_000);
  utimesSync(join(folder, 'old.state.part'), old, old);
  await open();
  expect(fileNames().filter((name) => name.endsWith('.part'))).toEqual(['new.state.part']);
});
