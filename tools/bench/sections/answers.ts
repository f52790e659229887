import { extract, type Original } from '../../../src/core/edits/extract.ts';
import { createStreamedCode } from '../../../src/core/edits/streamedCode.ts';
import { row, type Row } from '../rows.ts';
import { sampleCode } from '../sampleCode.ts';
import type { BenchContext, Section } from '../section.ts';

/** What an edit's answer costs the host while it streams in, apart from the editor's own work. */
export const answers: Section = {
  name: 'answers',
  rows: ['edit-follow-ms', 'edit-follow-growth'],
  run: measureAnswers,
};

/** A function with its comment and a blank line, in `sampleCode`. */
const linesEach = 6;

/** The longer answer has so many times the lines of the shorter one. */
const times = 4;

async function measureAnswers({ repeats }: BenchContext): Promise<Row[]> {
  // Code that has run before is faster, and the first answer is not the one that matters.
  follow(1000);
  const short = Array.from({ length: repeats }, () => follow(1000));
  const long = Array.from({ length: repeats }, () => follow(1000 * times));
  return await Promise.resolve([
    row(
      'edit-follow-ms',
      'ms',
      short.map(({ following }) => following),
      { reference: short.map(({ once }) => once) },
    ),
    row(
      'edit-follow-growth',
      'times',
      long.map(({ following }, index) => following / (short[index]?.following ?? following)),
      { reference: times },
    ),
  ]);
}

/** Milliseconds to follow an answer of so many lines, four characters at a time, and to extract its code once. */
function follow(lines: number): { following: number; once: number } {
  const text = sampleCode('a', lines / linesEach);
  const answer = text.replaceAll('const', 'let');
  const original: Original = {
    text,
    languageId: 'typescript',
    path: 'bench.ts',
    before: sampleCode('b', 50),
    after: sampleCode('c', 50),
    instruction: 'Use let.',
  };
  const streamed = createStreamedCode(original);
  const start = performance.now();
  for (let at = 0; at < answer.length; at += 4) streamed.push(answer.slice(at, at + 4));
  const end = performance.now();
  extract(answer, { ...original });
  return { following: end - start, once: performance.now() - end };
}
