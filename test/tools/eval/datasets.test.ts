import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readHumanEvalInfilling } from '../../../tools/eval/datasets/humanEvalInfilling.ts';
import { choose } from '../../../tools/eval/datasets/readJsonLines.ts';
import { readSafim } from '../../../tools/eval/datasets/safim.ts';
import type { Hole } from '../../../tools/eval/hole.ts';
import { seededRandom } from '../../../tools/tiny-oss/random.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hearth-'));

function write(name: string, lines: readonly unknown[], compressed = false): string {
  const file = path.join(folder, name);
  const text = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  writeFileSync(file, compressed ? gzipSync(text) : text);
  return file;
}

/** What is run when the hole is filled with a text. */
function programOf({ check, before, after }: Hole, text: string) {
  return check?.({ document: before + text + after, text, over: 0 });
}

describe('HumanEval-Infilling', () => {
  const singleLine = {
    task_id: 'SingleLineInfilling/Made/0/L1',
    entry_point: 'add',
    prompt: 'def add(a, b):\n    """Adds."""\n',
    suffix: '    return total\n',
    canonical_solution: '    total = a + b\n',
    test: 'def check(candidate):\n    assert candidate(1, 2) == 3\n',
  };
  const randomSpan = {
    ...singleLine,
    task_id: 'RandomSpanInfilling/Made/0/1',
    prompt: 'def add(a, b):\n    return a',
    suffix: ' b\n',
    canonical_solution: ' +',
  };

  test.each([true, false])('holes of whole lines are on a line of their own (gzip: %s)', (compressed) => {
    const [hole] = readHumanEvalInfilling(write('he.jsonl', [singleLine, '', randomSpan], compressed));
    expect(hole).toMatchObject({
      kind: 'humaneval',
      languageId: 'python',
      before: singleLine.prompt,
      after: '\n    return total\n',
      expected: '    total = a + b',
    });
  });

  test('random spans are as they are', () => {
    const [, hole] = readHumanEvalInfilling(write('he.jsonl', [singleLine, randomSpan]));
    expect(hole).toMatchObject({ before: randomSpan.prompt, after: ' b\n', expected: ' +' });
  });

  test('the test is put together as the benchmark does it', () => {
    const [hole] = readHumanEvalInfilling(write('he.jsonl', [singleLine]));
    expect(programOf(hole!, '    total = a + b')?.files).toEqual({
      'main.py': `${singleLine.prompt}    total = a + b\n${singleLine.suffix}\n${singleLine.test}\ncheck(add)\n`,
    });
  });

  test('another format is named with the task and the field', () => {
    const { suffix: _suffix, ...rest } = singleLine;
    const file = write('bad.jsonl', [singleLine, rest]);
    expect(() => readHumanEvalInfilling(file)).toThrow(
      /bad\.jsonl, task 2 is not of HumanEval-Infilling.*suffix/,
    );
    expect(() => readHumanEvalInfilling(write('worse.jsonl', ['{']))).toThrow(
      'worse.jsonl, line 1: this is not JSON',
    );
  });
});

describe('SAFIM', () => {
  const task = {
    task_id: 'block_completion_000001',
    lang: 'python',
    prompt: 'Complete the code in python:\n\nn = int(input())\r\n# TODO: Your code here\nprint(m)\n',
    eval_prompt: 'n = int(input())\r\n{{completion}}\nprint(m)\n',
    ground_truth: 'm = n * 2',
    unit_tests: [{ input: '2', output: ['4'] }],
  };

  test.each([task.unit_tests, JSON.stringify(task.unit_tests)])(
    'tests as a list or as text: %j',
    (unitTests) => {
      const [hole] = readSafim(write('safim.jsonl', [{ ...task, unit_tests: unitTests }]));
      expect(hole).toMatchObject({
        kind: 'safim',
        before: 'Complete the code in python:\n\nn = int(input())\n',
        after: '\nprint(m)\n',
        expected: 'm = n * 2',
      });
      expect(programOf(hole!, 'm = "$&"')).toMatchObject({
        files: { 'main.py': 'n = int(input())\nm = "$&"\nprint(m)\n' },
        runs: [{ input: '2', accepted: ['4'] }],
      });
    },
  );

  test('what the text brings along is left out behind it', () => {
    const call = { ...task, prompt: 'f(# TODO: Your code here)\n', eval_prompt: 'f({{completion}})\n' };
    const [hole] = readSafim(write('safim.jsonl', [call]));
    const files = hole?.check?.({ document: '', text: '1)', over: 1 }).files;
    expect(files).toEqual({ 'main.py': 'f(1)\n' });
  });

  test('other languages and API calls have no test that is run', () => {
    const java = { ...task, lang: 'java', prompt: 'a(/* TODO: Your code here */);' };
    const { unit_tests: _tests, ...api } = task;
    const holes = readSafim(write('safim.jsonl', [java, api]));
    expect(holes.map(({ check, languageId }) => [languageId, check])).toEqual([
      ['java', undefined],
      ['python', undefined],
    ]);
  });

  test('a prompt without its placeholder is an error', () => {
    const file = write('safim.jsonl', [{ ...task, prompt: 'nothing' }]);
    expect(() => readSafim(file)).toThrow('block_completion_000001 does not have one placeholder');
  });
});

test('a larger choice goes on from a smaller one', () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  const ten = choose(items, 10, seededRandom(1));
  expect(choose(items, 20, seededRandom(1)).slice(0, 10)).toEqual(ten);
  expect(new Set(choose(items, 99, seededRandom(1)))).toEqual(new Set(items));
});
