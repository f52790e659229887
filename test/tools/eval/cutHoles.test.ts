import { describe, expect, test } from 'vitest';
import { grammarOf } from '../../../src/core/syntax/grammars.ts';
import { cutHoles, lineRanges } from '../../../tools/eval/holes/cutHoles.ts';
import { ownFunctions } from '../../../tools/eval/holes/ownFunctions.ts';
import { bodyRanges, statementRanges, type Range } from '../../../tools/eval/holes/ranges.ts';
import { parserFor } from '../../../tools/replay/grammars.ts';
import type { CodeFile } from '../../../tools/tiny-oss/learn/readCode.ts';

const typescript = `import { a } from './a.ts';

/** Adds up. */
export function sum(values: number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

const short = () => { return 1; };
`;

const python = `def largest(values):
    """The largest."""
    best = values[0]
    for value in values:
        if value > best:
            best = value
    return best
`;

async function cut(
  text: string,
  languageId: string,
  rangesOf: (...args: Parameters<typeof bodyRanges>) => Range[],
): Promise<string[]> {
  const grammar = grammarOf(languageId);
  const tree = grammar && (await parserFor(grammar))(text);
  if (!tree) throw new Error('no tree');
  const ranges = rangesOf(tree.rootNode, text);
  tree.delete();
  return ranges.map(({ start, end }) => text.slice(start, end));
}

describe('where holes can be', () => {
  test('a body is what stands between the braces, on lines of its own', async () => {
    expect(await cut(typescript, 'typescript', bodyRanges)).toEqual([
      'let total = 0;\n  for (const value of values) total += value;\n  return total;',
    ]);
  });

  test('a docstring stays', async () => {
    const [body, ...others] = await cut(python, 'python', bodyRanges);
    expect(others).toEqual([]);
    expect(body).toMatch(/^best = values\[0\]\n/);
    expect(body).toMatch(/return best$/);
  });

  test('statements are some of a block, never all, and two lines at least', async () => {
    expect(await cut(typescript, 'typescript', statementRanges)).toEqual([
      'let total = 0;\n  for (const value of values) total += value;',
      'for (const value of values) total += value;\n  return total;',
    ]);
  });

  test('statements are of one paragraph, and a body is all of them', async () => {
    const text = 'function f() {\n  a();\n  b();\n\n  c();\n}\n';
    expect(await cut(text, 'javascript', statementRanges)).toEqual(['a();\n  b();']);
    expect(await cut(text, 'javascript', bodyRanges)).toEqual(['a();\n  b();\n\n  c();']);
  });

  test('lines are code, long enough, and without their indentation', () => {
    const text = '// a comment, long enough\n  const value = 1;\nx;\n# not this one\n * nor this one';
    expect(lineRanges(text).map(({ start, end }) => text.slice(start, end))).toEqual(['const value = 1;']);
  });
});

describe('holes', () => {
  const file = (path: string, text: string): CodeFile => ({
    source: 'npm:x',
    path,
    languageId: 'typescript',
    text,
  });
  const packages = [[file('sum.ts', typescript), file('other.ts', typescript.replaceAll('sum', 'addUp'))]];

  test.each(['rest', 'block', 'body'] as const)('%s: what was cut out fits where it was', async (kind) => {
    const holes = await cutHoles(packages, kind, { count: 2, seed: 1 });
    expect(holes).toHaveLength(2);
    for (const { before, expected, after, path } of holes)
      expect(packages[0]?.find((each) => each.path === path)?.text).toBe(before + expected + after);
  });

  test('more holes go on from fewer, and another seed gives others', async () => {
    const ids = async (count: number, seed: number) =>
      (await cutHoles(packages, 'rest', { count, seed })).map(({ id }) => id);
    expect((await ids(8, 1)).slice(0, 3)).toEqual(await ids(3, 1));
    expect(await ids(8, 2)).not.toEqual(await ids(8, 1));
  });

  test('snippets are of other files', async () => {
    const [hole] = await cutHoles(packages, 'body', { count: 1, seed: 1 });
    expect(hole?.snippets).toHaveLength(1);
    expect(hole?.snippets[0]?.path).not.toBe(hole?.path);
  });

  test('too few places are an error, and not a loop without end', async () => {
    await expect(cutHoles([[file('a.ts', 'let a;\n')]], 'body', { count: 1, seed: 1 })).rejects.toThrow(
      'too few',
    );
  });

  test('of our own functions the last one is cut out, and the check is not shown', async () => {
    const holes = await ownFunctions();
    expect(holes).toHaveLength(20);
    const cache = holes.find(({ path }) => path === 'src/LruCache.ts');
    expect(cache?.before).toMatch(/set\(key: Key, value: Value\): void \{\n {4}$/);
    for (const { before, after, id } of holes) expect(before + after, id).not.toContain('assert');
  });
});
