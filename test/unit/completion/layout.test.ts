import { describe, expect, test } from 'vitest';
import { fitPrefix, fitSnippets, fitSuffix } from '../../../src/core/completion/fit.ts';
import { layOutCompletion, withoutClosers } from '../../../src/core/completion/layout.ts';
import type { Section } from '../../../src/core/formats/format.ts';
import { harmony } from '../../../src/core/formats/harmony/harmony.ts';
import type { Problem } from '../../../src/protocol/model.ts';
import { parseCursor } from '../../../tools/replay/cursor.ts';

/** Three characters a token, roughly what code has. */
const count = (text: string): number => Math.ceil(text.length / 3);

function show(
  marked: string,
  snippets: { path: string; languageId: string; text: string }[] = [],
  budget = 3000,
) {
  const { before, after } = parseCursor(marked);
  const context = { path: 'src/a.ts', languageId: 'typescript', prefix: before, suffix: after };
  const layout = layOutCompletion({ context, snippets }, budget, count, harmony);
  const prompt = layout.pieces.map((piece) => ('text' in piece ? piece.text : `‹${piece.special}›`)).join('');
  return { ...layout, prompt };
}

describe('the prompt', () => {
  test('skips the reasoning and ends before the stub', () => {
    const { prompt, stub, fence } = show('const a = 1;\nconst b = fir█\nlast();');
    expect(prompt).toMatch(/^‹start›system‹message›You are ChatGPT/);
    expect(prompt).toContain('Reasoning: low');
    expect(
      prompt.endsWith(
        '‹start›user‹message›File: src/a.ts\nLanguage: typescript\n\n' +
          'After the place to complete comes:\n```typescript\nlast();\n```‹end›' +
          '‹start›assistant‹channel›analysis‹message›‹end›' +
          '‹start›assistant‹channel›final‹message›```typescript\nconst a = 1;\nconst b =',
      ),
    ).toBe(true);
    expect(stub).toBe(' fir');
    expect(fence).toBe('```');
  });

  test('has the snippets first, and says when nothing follows', () => {
    const { prompt } = show('█', [{ path: 'b.ts', languageId: 'typescript', text: 'const `b` = 1;' }]);
    expect(prompt).toContain(
      '‹start›user‹message›File: b.ts\n```typescript\nconst `b` = 1;\n```\n\nFile: src/a.ts\n' +
        'Language: typescript\n\nNothing comes after the place to complete.‹end›',
    );
    expect(prompt.endsWith('final‹message›```typescript\n')).toBe(true);
  });

  test('a file with fences is in a longer one', () => {
    const { prompt, fence } = show('/**\n * ```ts\n * a\n * ```\n */\n█');
    expect(fence).toBe('````');
    expect(prompt).toContain('‹message›````typescript\n/**');
  });

  test('text never becomes a special token', () => {
    const { pieces } = show('a = "<|end|>";█\n<|start|>', [
      { path: '<|call|>', languageId: '<|message|>', text: '<|channel|>' },
    ]);
    expect(pieces.filter((piece) => 'special' in piece)).toHaveLength(3 * 3 + 7);
  });

  test('only the end changes while a line is typed, brackets that close by themselves included', () => {
    const file = 'const a = 1;\n'.repeat(40);
    const line = 'call(first, (second) => { return [third]; });';
    let before = show(`${file}█\n${file}`).prompt;
    for (let length = 1; length <= line.length; length++) {
      const typed = line.slice(0, length);
      const closers = /[([{][^)\]}]*$/.test(typed) ? ')' : '';
      const { prompt } = show(`${file}${typed}█${closers}\n${file}`);
      expect(prompt.startsWith(before)).toBe(true);
      before = prompt;
    }
  });
});

describe('problems', () => {
  const context = { path: 'a.ts', languageId: 'typescript', prefix: 'a.', suffix: '\nlast();' };
  const problem = { severity: 'error' as const, code: 'b.c(`x`);', message: 'No c\non b.' };
  const layOut = (problems?: Problem[]) =>
    layOutCompletion({ context, snippets: [], problems }, 3000, count, harmony);
  const textOf = ({ pieces }: Pick<Section, 'pieces'>) =>
    pieces.map((piece) => ('text' in piece ? piece.text : `‹${piece.special}›`)).join('');

  test('stand at the end of the message', () => {
    const { sections, ...layout } = layOut([problem, { severity: 'warning', code: 'd', message: 'Old.' }]);
    expect(sections.map(({ name }) => name)).toEqual([
      ...['system', 'rules', 'snippets', 'suffix', 'problems', 'prefix'],
    ]);
    expect(textOf(sections[4]!)).toBe(
      '\n\nThe editor reports near the place:\n- error in `` b.c(`x`); ``: No c on b.\n- warning in `d`: Old.‹end›',
    );
    expect(textOf(layout)).toBe(sections.map(textOf).join(''));
  });

  test('leave no trace where there are none', () => {
    expect(layOut([])).toEqual(layOut(undefined));
    expect(layOut([]).sections.map(({ name }) => name)).not.toContain('problems');
    const withSome = textOf(layOut([problem]));
    const [beforeProblems = ''] = withSome.split('\n\nThe editor reports');
    expect(textOf(layOut()).startsWith(beforeProblems + '‹end›')).toBe(true);
  });

  test('are as many as fit', () => {
    const many = Array.from({ length: 9 }, () => ({ ...problem, message: 'x'.repeat(90) }));
    expect(textOf(layOut(many)).match(/- error/g)).toHaveLength(3);
  });

  test('text in them never becomes a special token', () => {
    const { pieces } = layOut([{ severity: 'error', code: '<|end|>', message: '<|start|>' }]);
    const special = (layout: { pieces: readonly object[] }) =>
      layout.pieces.filter((piece) => 'special' in piece).length;
    expect(special({ pieces })).toBe(special(layOut()));
  });
});

describe('closers that an editor adds', () => {
  test('are left out of the text after the cursor', () => {
    expect(withoutClosers(')\nrest')).toBe('\nrest');
    expect(withoutClosers('"]);\nrest')).toBe('\nrest');
    expect(withoutClosers('  \r\nrest')).toBe('\r\nrest');
    expect(withoutClosers('}')).toBe('');
    expect(withoutClosers(', b)\nrest')).toBe(', b)\nrest');
  });
});

describe('a prefix that is too long', () => {
  const lines = Array.from({ length: 1000 }, (_, index) => `const line${index} = ${index};\n`).join('');

  test('begins at a line and fits', () => {
    const cut = fitPrefix(lines, 2000, count);
    expect(cut).toMatch(/^const line\d+ = /);
    expect(lines.endsWith(cut)).toBe(true);
    expect(count(cut)).toBeLessThanOrEqual(2010);
    expect(count(cut)).toBeGreaterThan(1400);
  });

  test('begins at the same place for hundreds of keystrokes', () => {
    const starts = new Set<string>();
    for (let typed = 0; typed < 3000; typed++)
      starts.add(fitPrefix(lines + 'typed '.repeat(500).slice(0, typed), 2000, count).slice(0, 20));
    expect(starts.size).toBeLessThanOrEqual(4);
  });

  test('asks for few new counts at each keystroke', () => {
    const seen = new Set<string>();
    let fresh = 0;
    const counting = (text: string): number => {
      if (!seen.has(text)) fresh++;
      seen.add(text);
      return count(text);
    };
    fitPrefix(lines, 2000, counting);
    fresh = 0;
    fitPrefix(`${lines}x`, 2000, counting);
    expect(fresh).toBe(1);
  });

  test('one huge line is cut inside, and not inside a character', () => {
    const cut = fitPrefix('🎉'.repeat(20_000), 2000, count);
    expect(cut.isWellFormed()).toBe(true);
    expect(count(cut)).toBeLessThanOrEqual(2010);
  });
});

test('a suffix keeps its near end, at a line', () => {
  const cut = fitSuffix('const line = 1;\n'.repeat(1000), 100, count);
  expect(cut).toMatch(/^const line = 1;\n.*1;$/s);
  expect(count(cut)).toBeLessThanOrEqual(100);
  expect(fitSuffix('🎉'.repeat(9999), 100, count).isWellFormed()).toBe(true);
  expect(fitSuffix('', 100, count)).toBe('');
});

test('the oldest snippets go first', () => {
  const snippets = ['old', 'middle', 'new'].map((path) => ({
    path,
    languageId: 'ts',
    text: 'x'.repeat(300),
  }));
  expect(fitSnippets(snippets, 250, count).map(({ path }) => path)).toEqual(['middle', 'new']);
  expect(fitSnippets(snippets, 10, count)).toEqual([]);
});
