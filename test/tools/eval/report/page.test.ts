import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../../../tools/eval/evaluate.ts';
import { variants } from '../../../../tools/eval/layouts/variants.ts';
import { reportPage } from '../../../../tools/eval/report/page.ts';
import { toReport } from '../../../../tools/eval/results/report.ts';
import { formatTable } from '../../../../tools/eval/results/table.ts';

function result(hole: string, variant: string, exact: boolean, more: Partial<Result> = {}): Result {
  return {
    ...{ hole, kind: 'rest', variant, exact, similarity: exact ? 1 : 0.25 },
    reachable: hole === '1',
    ...{ promptTokens: 100, generatedTokens: 8, decodeMilliseconds: 1500, ...more },
  };
}

const tested = { kind: 'function', verdict: 'passed' } as const;
const results = [
  ...[result('1', 'hearth', true), result('2', 'hearth', false)],
  ...[result('1', 'bare', false), result('2', 'bare', true)],
  result('3', 'hearth', false, tested),
  result('3', 'bare', false, { ...tested, verdict: 'failed' }),
];
const report = toReport(results, {
  model: { file: 'm.gguf', fingerprint: 'f00', name: 'A <model> & more' },
  ...{ code: 'c0de', options: { seed: 1, variants }, holes: [], isolation: undefined },
});

describe('the summary', () => {
  test('has a row for each kind and variant that was run', () => {
    expect(report.rows.map(({ name }) => name)).toEqual([
      'rest/hearth',
      'rest/bare',
      'function/hearth',
      'function/bare',
    ]);
    expect(report.rows[0]).toMatchObject({ exact: { value: 0.5, n: 2 }, similarity: { value: 0.625 } });
  });

  test('compares hole by hole, by the test where there is one', () => {
    expect(report.rows.map(({ against }) => against)).toEqual([
      undefined,
      { better: 1, worse: 1 },
      undefined,
      { better: 0, worse: 1 },
    ]);
    expect(report.rows[2]?.passed).toMatchObject({ value: 1, n: 1 });
    expect(report.rows[0]).not.toHaveProperty('passed');
  });

  test('is a table for the terminal', () => {
    const table = formatTable(report.rows);
    expect(table).toContain('Rest of a line, n = 2; exact match can reach 50 %');
    expect(table).toMatch(/^Bare continuation +50\.0 % \[9, 91\] .* \+1 −1/m);
  });
});

describe('the page', () => {
  const page = reportPage(report);
  const { document } = new JSDOM(page).window;

  test('needs nothing from elsewhere and runs nothing', () => {
    expect(document.querySelectorAll('script, link, img, iframe, object')).toHaveLength(0);
    expect(page.replaceAll(/xmlns(:\w+)?="[^"]*"/g, '')).not.toMatch(/https?:|url\(|@import/);
  });

  test('names the model as text', () => {
    expect(document.title).toBe('Fill-in quality of A <model> & more');
    expect(document.querySelector('dd')?.textContent).toBe('A <model> & more');
  });

  test('has for each kind plots that can be read aloud, and the numbers as a table', () => {
    const [rest, functions, ...others] = document.querySelectorAll('section');
    expect(others).toHaveLength(0);
    const captions = (section: Element | undefined) =>
      [...(section?.querySelectorAll('figcaption') ?? [])].map((each) => each.textContent);
    expect(captions(rest)).toEqual(['Exact match', 'Edit similarity', 'Tokens decoded per answer, median']);
    expect(captions(functions)).toContain('Passes its test');
    for (const svg of document.querySelectorAll('figure svg')) {
      expect(svg.getAttribute('role')).toBe('img');
      expect(svg.getAttribute('aria-label')).not.toBeNull();
      expect(svg.getAttribute('aria-description')).toMatch(/ of .+, for each prompt\.$/);
    }
    expect(rest?.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(rest?.querySelector('tr.ours td')?.textContent).toBe('50.0 % 9–91');
    expect(rest?.querySelectorAll('figure')[0]?.querySelectorAll('circle, path')).not.toHaveLength(0);
  });

  test('follows light and dark', () => {
    expect(page).toContain('prefers-color-scheme: dark');
    const svg = document.querySelector('figure svg')?.outerHTML ?? '';
    expect(svg).toContain('var(--ours)');
    expect(svg).not.toMatch(/(fill|stroke)="(#|black|white)/);
  });
});
