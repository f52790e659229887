import { describe, expect, test } from 'vitest';
import { ignoredBy } from '../../../src/core/exclusion/ignoreRules.ts';

/** Ignore files by their folder, in the order in which they count; the paths that are ignored, and some that are not. */
const cases: {
  name: string;
  files: Record<string, string>;
  ignored: string[];
  kept: string[];
}[] = [
  {
    name: 'names at any depth',
    files: { '': 'out\n*.log\n' },
    ignored: ['out', 'out/a.ts', 'a/out/b.ts', 'x.log', 'a/b/x.log'],
    kept: ['output/a.ts', 'a/x.log.ts', 'about'],
  },
  {
    name: 'comments, blank lines, CRLF, a byte order mark and blanks at the end',
    files: { '': '\ufeffa.ts\r\n# b.ts\r\n\r\nc.ts  \r\n\\#d.ts\r\n' },
    ignored: ['a.ts', 'c.ts', '#d.ts'],
    kept: ['b.ts', '# b.ts', 'd.ts'],
  },
  {
    name: 'paths from the root',
    files: { '': '/a.ts\ndocs/b.ts\n/gen/\n' },
    ignored: ['a.ts', 'docs/b.ts', 'gen/x.ts', 'gen/deep/x.ts'],
    kept: ['src/a.ts', 'src/docs/b.ts', 'src/gen/x.ts'],
  },
  {
    name: 'exceptions, but none below an ignored folder',
    files: { '': '*.ts\n!keep.ts\nclosed/\n!closed/keep.ts\n' },
    ignored: ['a.ts', 'closed/keep.ts'],
    kept: ['keep.ts', 'src/keep.ts'],
  },
  {
    name: 'folders of their own',
    files: { '': '*.tmp', src: 'gen\n/local.ts\na/b.ts\n!x.tmp' },
    ignored: ['a.tmp', 'src/gen/x.ts', 'src/deep/gen/x.ts', 'src/local.ts', 'src/a/b.ts', 'src/y.tmp'],
    kept: ['gen/x.ts', 'local.ts', 'src/deep/local.ts', 'src/x.tmp', 'src/deep/x.tmp', 'src/c/a/b.ts'],
  },
  {
    name: 'a folder with characters that mean something in patterns',
    files: { 'a [1]*': 'x.ts' },
    ignored: ['a [1]*/x.ts', 'a [1]*/b/x.ts'],
    kept: ['a 1/x.ts', 'a [1]b/x.ts', 'x.ts'],
  },
  {
    name: 'a folder that is ignored further down',
    files: { '': '!c', a: '', 'a/b': 'c/\n' },
    ignored: ['a/b/c/d.ts'],
    kept: ['a/c/d.ts', 'a/b/c'],
  },
  {
    name: 'two stars',
    files: { '': '**/x/y.ts\nz/**\nq/**/r.ts' },
    ignored: ['x/y.ts', 'a/x/y.ts', 'z/a.ts', 'q/r.ts', 'q/a/b/r.ts'],
    kept: ['y.ts', 'a/z/a.ts', 'a/q/r.ts'],
  },
  { name: 'nothing', files: {}, ignored: [], kept: ['a.ts', ''] },
];

describe('what git ignores', () => {
  for (const { name, files, ignored, kept } of cases)
    test(name, () => {
      const list = Object.entries(files).map(([folder, text]) => ({ folder, text }));
      const test = ignoredBy(list, false);
      expect([...ignored, ...kept].filter((path) => test(path))).toEqual(ignored);
    });

  test('case matters where the file system knows it', () => {
    const files = [{ folder: '', text: 'Out' }];
    expect(ignoredBy(files, false)('out/a.ts')).toBe(false);
    expect(ignoredBy(files, true)('out/a.ts')).toBe(true);
  });
});
