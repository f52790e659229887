import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clean } from '../../../../src/core/completion/clean/clean.ts';
import { readWindow } from '../../../../src/core/completion/window.ts';
import type { FilterStep } from '../../../../src/core/completion/requestTrace.ts';
import { readerOf } from '../../../../tools/replay/cursor.ts';

const root = join(import.meta.dirname, '../../../..');

/** Real files by language: our own, and those of packages that are installed. */
const sources: [languageId: string, glob: string, step: number, least: number][] = [
  ['typescript', 'src/core/completion/**/*.ts', 4, 500],
  ['typescript', 'src/webview/**/*.ts', 16, 50],
  ['python', '{test,tools}/**/*.py', 6, 300],
  ['python', 'node_modules/flatted/python/*.py', 2, 50],
  ['go', '{tools/bench/sessions/files,node_modules/flatted/golang/pkg/flatted}/*.go', 3, 100],
  ['php', 'node_modules/flatted/php/*.php', 2, 50],
  ['cpp', 'node_modules/node-llama-cpp/llama/addon/**/*.cpp', 24, 200],
  ['csharp', 'node_modules/cmake-js/lib/import/*.cs', 4, 80],
  ['javascript', 'node_modules/ignore/*.js', 12, 100],
  ['css', 'src/webview/**/*.css', 6, 20],
  ['shellscript', 'node_modules/playwright-core/bin/*.sh', 4, 50],
];

/**
 * `lines below` cannot know whether a bracket at the end of a file is the answer's own, and code that handles special
 * tokens by name is rare elsewhere.
 */
const uncertain = new Set(['lines below', 'special tokens']);

test.each(sources)(
  'lines that are cut out of real files come back as they were: %s, %s',
  { timeout: 60_000 },
  (languageId, glob, step, least) => {
    let answers = 0;
    for (const name of globSync(glob, { cwd: root })) {
      const lines = readFileSync(join(root, name), 'utf8').replaceAll('\r\n', '\n').split('\n');
      // Lines are cut out at every so many lines; each way takes a millisecond.
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
          clean({ text: answer, reason: 'stop', shape: 'block', window, languageId }, steps);
          const changed = steps.filter((each) => each.before !== each.after);
          if (changed.some(({ filter }) => uncertain.has(filter))) continue;
          expect.soft(changed, `${name}:${from + 1}`).toEqual([]);
          answers++;
        }
    }
    expect.soft(answers).toBeGreaterThan(least);
  },
);
