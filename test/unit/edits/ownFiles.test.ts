import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { extract } from '../../../src/core/edits/extract.ts';

/** Of each kind a part: all of them would take half a minute. */
const files = [
  'src/{core/edits,core/syntax,model,webview}/**/*.{ts,css}',
  'tools/{eval,tiny-oss,bench}/*.{ts,py,md}',
  'tools/eval/functions/*.py',
  'test/unit/webview/markdown/*.ts',
];

const languages: Readonly<Record<string, string>> = {
  ts: 'typescript',
  py: 'python',
  md: 'markdown',
  css: 'css',
};

/** UTF-16 code units around a selection that the model reads. */
const reach = 8000;

interface Selected {
  text: string;
  before: string;
  after: string;
}

/** Pieces of a file as a user may select them: between blank lines, and at the least of two lines. */
function selections(file: string): Selected[] {
  const lines = file.split('\n');
  const blanks = lines.flatMap((line, index) => (line.trim() === '' ? [index] : []));
  return [-1, ...blanks].flatMap((start, at) => {
    const text = lines.slice(start + 1, blanks[at] ?? lines.length).join('\n');
    if (text.trim() === '' || !text.includes('\n')) return [];
    const before = `${lines.slice(0, start + 1).join('\n')}\n`;
    const after = `\n${lines.slice(blanks[at] ?? lines.length).join('\n')}`;
    return [{ text, before: before.slice(-reach), after: after.slice(0, reach) }];
  });
}

/** Answers that are the selection, as models put it. */
const shapes: Readonly<Record<string, (code: string, languageId: string) => string>> = {
  'as it is': (code) => code,
  'with a line end': (code) => `${code}\n`,
  'in a block of its own': (code, languageId) => `\`\`\`\`${languageId}\n${code}\n\`\`\`\``,
  'at the margin': (code) => {
    const indent = /^[ \t]*/.exec(code)?.[0] ?? '';
    const isDeeper = code.split('\n').every((line) => line.startsWith(indent) || line === '');
    return isDeeper ? code.replaceAll(new RegExp(`^${indent}`, 'gm'), '') : code;
  },
};

/** Each selection, and what is made of an answer to it. */
function* extractions(answerFor: (selected: Selected, languageId: string) => string | undefined) {
  for (const path of globSync(files)) {
    const languageId = languages[path.replace(/^.*\./, '')] ?? '';
    for (const selected of selections(readFileSync(path, 'utf8'))) {
      const { text, before, after } = selected;
      const answer = answerFor(selected, languageId);
      if (answer === undefined) continue;
      const original = { text, languageId, path, before, after, instruction: 'Improve it.' };
      yield { path, text, extracted: extract(answer, original) };
    }
  }
}

test.each(Object.keys(shapes))(
  'an answer that is the code itself, %s, is whole and changes nothing',
  (shape) => {
    const answers = extractions(({ text }, languageId) =>
      // There a block may be what the text is about.
      languageId === 'markdown' && shape !== 'as it is' ? undefined : shapes[shape]!(text, languageId),
    );
    expect([...answers].filter(({ text, extracted }) => !extracted.whole || extracted.text !== text)).toEqual(
      [],
    );
  },
);

test('an answer that is all that the model has read gives the selection, or none', () => {
  const answers = [...extractions(({ text, before, after }) => before + text + after)];
  const whole = answers.filter(({ extracted }) => extracted.whole);
  expect(whole.filter(({ text, extracted }) => extracted.text !== text)).toEqual([]);
  expect(whole.length).toBeGreaterThan(0.95 * answers.length);
});
