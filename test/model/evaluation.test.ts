import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { askAt, fill } from '../../tools/eval/ask.ts';
import type { Hole } from '../../tools/eval/hole.ts';
import { variants } from '../../tools/eval/layouts/variants.ts';
import { createFiller, type Filler } from '../../tools/eval/model.ts';
import type { Report } from '../../tools/eval/results/report.ts';
import { engineOf, run } from '../support/engine.ts';
import { modelPath } from '../../tools/models/models.ts';
import { root } from '../../tools/workbench/paths.ts';

/** The scripted model copies what came after the same words before. */
const hole: Hole = {
  ...{ id: 'a', kind: 'rest', path: 'src/a.ts', languageId: 'typescript', snippets: [] },
  before: 'const first = context.find(same).copy();\nconst second = context.fi',
  after: '\nconst third = 3;\n',
  expected: 'nd(same).copy();',
};

let loading: Promise<Filler> | undefined;
const filler = () => (loading ??= createFiller({ modelPath: modelPath('scripted'), gpu: 'off' }));
afterAll(async () => {
  await (await loading)?.dispose();
});

async function fillWith(name: string): Promise<string> {
  const variant = variants.find((each) => each.name === name);
  if (!variant) throw new Error(`There is no ${name}.`);
  const question = await askAt(hole);
  return fill(question, await (await filler()).answer(question, variant)).text;
}

describe('a hole', () => {
  test('in Hearth’s layout gets the very answer that the engine gives to the request of a keystroke', async () => {
    const question = await askAt(hole);
    const [hearth] = variants;
    if (!hearth) throw new Error('There are no variants.');
    const raw = await (await filler()).answer(question, hearth);
    const answer = await run(await engineOf('scripted'), question.request);
    expect(raw.text).toBe(answer.text);
    expect(raw.usage.promptTokens).toBe(answer.end.type === 'done' ? answer.end.usage.promptTokens : 0);
    expect(fill(question, raw).document).toBe(hole.before + hole.expected + hole.after);
  });

  test.each(variants.map(({ name }) => name))('%s gives an answer that ends', async (name) => {
    expect(await fillWith(name)).not.toMatch(/COMPLETION|<\|/);
  });

  test('the model reads how a variant begins the answer', async () => {
    const question = await askAt(hole);
    const lengths: number[] = [];
    for (const name of ['hearth-final-only', 'hearth', 'hearth-thought']) {
      const variant = variants.find((each) => each.name === name)!;
      lengths.push((await (await filler()).answer(question, variant)).usage.promptTokens);
    }
    const [none = 0, empty = 0, thought = 0] = lengths;
    // An empty thought is a message of six tokens; the sentence is more.
    expect(empty - none).toBe(6);
    expect(thought - empty).toBeGreaterThan(6);
  });

  test('the order of the holes makes no difference', async () => {
    const alone = await fillWith('hearth');
    await fillWith('bare');
    await fillWith('hearth-no-suffix');
    expect(await fillWith('hearth')).toBe(alone);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-'));
  const results = path.join(folder, 'results.json');
  const page = path.join(folder, 'report.html');

  async function evaluate(...options: string[]): Promise<{ stdout: string; stderr: string; report: Report }> {
    const args = [
      path.join(root, 'tools/eval/main.ts'),
      ...['--model', modelPath('scripted'), '--gpu', 'off', '--kinds', 'function', '--keep-in', folder],
      ...['--json', results, '--html', page, ...options],
    ];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
    return { stdout, stderr, report: JSON.parse(readFileSync(results, 'utf8')) as Report };
  }

  // Two programs with a model each, and the drawing of plots: seconds, but many of them when the machine is busy.
  test('evaluates, reports, and goes on where it was', { timeout: 180_000 }, async () => {
    const first = await evaluate('--count', '1', '--variants', 'hearth,hole-filler-raw');
    expect(first.stderr).toContain('2 answers, none of them known already');
    expect(first.stderr).toContain('Tests are not run');
    expect(first.report.rows.map(({ name }) => name)).toEqual([
      'function/hearth',
      'function/hole-filler-raw',
    ]);
    expect(first.report.rows[0]).not.toHaveProperty('passed');
    expect(first.stdout).toMatch(/^Hearth .*%/m);

    const more = await evaluate('--count', '2', '--variants', 'hearth,hole-filler-raw', '--run-code');
    expect(more.stderr).toContain('4 answers, 2 of them known already');
    expect(more.report.rows[0]).toMatchObject({ exact: { n: 2 }, passed: { value: 0, n: 2 } });
    expect(more.report.model).toMatchObject({ name: 'tiny-oss', device: 'CPU' });
    expect(readFileSync(page, 'utf8')).toContain('<h2 id="function">Function body with a test</h2>');
  });
});
