import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clean } from '../../../../src/core/completion/clean/clean.ts';
import { readWindow } from '../../../../src/core/completion/window.ts';
import type { FilterStep } from '../../../../src/core/completion/requestTrace.ts';
import { readerOf } from '../../../support/cursor.ts';

const folder = join(import.meta.dirname, '../../../../src/core/completion');

/** Lines of one file are cut out at every so many lines; each way takes a millisecond. */
const step = 4;

/**
 * `lines below` cannot know whether a bracket at the end of a file is the answer's own, and code that handles special
 * tokens by name is rare elsewhere.
 */
const uncertain = new Set(['lines below', 'special tokens']);

test('lines that are cut out of real files come back as they were', { timeout: 60_000 }, () => {
  let answers = 0;
  for (const name of globSync('**/*.ts', { cwd: folder })) {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    for (let from = 1; from < lines.length; from += step)
      for (const count of [1, 3, 6]) {
        const indentation = /^[ \t]*/.exec(lines[from] ?? '')?.[0] ?? '';
        const answer = lines
          .slice(from, from + count)
          .join('\n')
          .trimEnd()
          .slice(indentation.length);
        if (answer === '' || answer.startsWith('\n')) continue;
        const before = `${lines.slice(0, from).join('\n')}\n${indentation}`;
        const text = `${before}\n${lines.slice(from + count).join('\n')}`;
        const place = { from: before.length, to: before.length, text: '' };
        const window = readWindow(readerOf(text), place);
        const steps: FilterStep[] = [];
        clean({ text: answer, reason: 'stop', shape: 'block', window, languageId: 'typescript' }, steps);
        const changed = steps.filter((each) => each.before !== each.after);
        if (changed.some(({ filter }) => uncertain.has(filter))) continue;
        expect(changed, `${name}:${from + 1}`).toEqual([]);
        answers++;
      }
  }
  expect(answers).toBeGreaterThan(500);
});
