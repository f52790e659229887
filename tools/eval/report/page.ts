import { holeTitles, type HoleKind } from '../hole.ts';
import type { Estimate } from '../interval.ts';
import type { Report } from '../results/report.ts';
import type { Row } from '../results/summary.ts';
import { percentOf } from '../results/table.ts';
import { groupOf, groupTitles, type Group } from './groups.ts';
import { plotShares, plotTokens, type Measure } from './plots.ts';
import { stylesheet } from './style.ts';

/** What a hole of a kind is, in a sentence. */
const descriptions: Record<HoleKind, string> = {
  rest: 'A line of held-out code, cut at a random character: what remains is to be written.',
  block: 'Two to twelve lines of statements without a blank line, cut out of a block in held-out code.',
  body: 'The body of a function in held-out code, with its head and all that follows left in place.',
  function: 'The body of a function of our own, judged by a test that the model does not see.',
  humaneval: 'Tasks of HumanEval-Infilling, judged by its tests.',
  safim: 'Tasks of SAFIM, judged by its tests where they are in Python, else by exact match.',
};

/** The report as one HTML file that needs nothing else. */
export function reportPage(report: Report): string {
  const kinds = [...new Set(report.rows.map(({ kind }) => kind))];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fill-in quality of ${escape(report.model.name ?? report.model.file)}</title>
<style>${stylesheet}</style>
<main>
<h1>Fill-in quality</h1>
<p class="about">How well a model writes what was cut out of code, in Hearth’s prompt and in others. Dots are what was
measured, lines are intervals of 95 %: where two lines overlap much, more holes are needed to tell.</p>
${aboutList(report)}
<ul class="legend">${(['ours', 'without', 'other'] as const).map(legendItem).join('')}</ul>
${kinds.map((kind) => section(kind, report.rows)).join('\n')}
</main>
</html>
`;
}

function aboutList({ model, seed, code, isolation }: Report): string {
  const device = model.device === undefined ? '' : `, on ${model.device}`;
  const entries = [
    ['Model', `${model.name ?? model.file}${device}`],
    ['File', `${model.file} (${model.fingerprint})`],
    ['Seed', String(seed)],
    ['Code', code],
    [
      'Tests',
      isolation === null ? 'not run' : `run in a temporary folder, network kept away by ${isolation}`,
    ],
  ] as const;
  return `<dl>${entries.map(([name, text]) => `<dt>${name}</dt><dd>${escape(text)}</dd>`).join('')}</dl>`;
}

function legendItem(group: Group): string {
  const fill = group === 'without' ? 'var(--page)' : `var(--${group})`;
  const shape = group === 'other' ? '<path d="M7 1.5 12 7 7 12.5 2 7Z"' : '<circle cx="7" cy="7" r="4.5"';
  return `<li><svg viewBox="0 0 14 14" aria-hidden="true">${shape} fill="${fill}" stroke="var(--${group})" stroke-width="2"/></svg>${groupTitles[group]}</li>`;
}

function section(kind: HoleKind, all: readonly Row[]): string {
  const rows = all.filter((row) => row.kind === kind);
  const tested = rows.some(({ passed }) => passed);
  const where = `of ${holeTitles[kind]}, for each prompt`;
  const measures: Measure[] = [
    ...(tested
      ? [{ title: 'Passes its test', description: `Share ${where}.`, valueOf: ({ passed }: Row) => passed }]
      : []),
    { title: 'Exact match', description: `Share ${where}.`, valueOf: ({ exact }) => exact },
    { title: 'Edit similarity', description: `Mean ${where}.`, valueOf: ({ similarity }) => similarity },
  ];
  const tokens = { title: 'Tokens decoded per answer, median', description: `Tokens ${where}.` };
  const figures = [
    ...measures.map((measure) => figure(measure.title, plotShares(rows, measure))),
    figure(tokens.title, plotTokens(rows, tokens)),
  ];
  return `<section aria-labelledby="${kind}">
<h2 id="${kind}">${holeTitles[kind]}</h2>
<p class="what">${descriptions[kind]} n&nbsp;=&nbsp;${rows[0]?.exact.n ?? 0}.
Exact match can reach ${percentOf(rows[0]?.reachable)}: elsewhere Hearth shows even a perfect answer only in part.</p>
<div class="plots">${figures.join('\n')}</div>
<div class="scroll" tabindex="0" role="region" aria-label="${holeTitles[kind]}, as a table">
${table(rows, tested)}
</div>
</section>`;
}

function figure(caption: string, svg: string): string {
  return `<figure><figcaption>${caption}</figcaption>${svg}</figure>`;
}

function table(rows: readonly Row[], tested: boolean): string {
  const heads = [
    'Prompt',
    ...(tested ? ['Passes its test'] : []),
    ...[
      'Exact match',
      'Edit similarity',
      'More right',
      'Less right',
      'Prompt tokens',
      'Decoded tokens',
      'Decoding',
    ],
  ];
  const lines = rows.map((row) => {
    const cells = [
      ...(tested ? [row.passed ? estimateCell(row.passed) : ''] : []),
      ...[estimateCell(row.exact), estimateCell(row.similarity)],
      ...(row.against ? [`+${row.against.better}`, `−${row.against.worse}`] : ['', '']),
      ...[row.medianPromptTokens, row.medianGeneratedTokens].map((tokens) => String(Math.round(tokens))),
      `${(row.medianDecodeMilliseconds / 1000).toFixed(2)} s`,
    ];
    return `<tr class="${groupOf(row)}"><th scope="row">${escape(row.title)}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

function estimateCell({ value, low, high }: Estimate): string {
  const percent = (share: number): string => (100 * share).toFixed(0);
  return `${(100 * value).toFixed(1)} % <span class="interval">${percent(low)}–${percent(high)}</span>`;
}

function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
