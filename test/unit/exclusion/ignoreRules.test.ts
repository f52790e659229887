import { describe, expect, test } from 'vitest';
import { ignoredBy, namedBy } from '../../../src/core/exclusion/ignoreRules.ts';

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

describe('what globs of a setting name', () => {
  test.each([
    ['root', '**/*.pem', ['a.pem', 'b/a.pem'], ['a.pem.ts']],
    ['root', '**/.git', ['.git/config', 'a/.git/HEAD'], ['.github/x.yml']],
    ['root', 'out', ['out/a.ts'], ['src/out/a.ts']],
    ['root', '**/*.{js,js.map}', ['a.js', 'b/a.js.map'], ['a.ts', 'a.map']],
    ['root', 'a/{b,{c,d}/e}.ts', ['a/b.ts', 'a/c/e.ts', 'a/d/e.ts'], ['a/e.ts']],
    ['root', '**/node_modules', ['node_modules/a/b.js', 'x/node_modules/b.js'], ['modules/b.js']],
    ['anywhere', '*.sql', ['a.sql', 'b/a.sql'], ['a.sql.ts']],
    ['anywhere', 'customers', ['customers/a.ts', 'src/customers/a.ts'], ['customer/a.ts']],
    ['anywhere', 'src/secret/**', ['src/secret/a.ts'], ['secret/a.ts']],
    ['anywhere', '/home/me/notes/**', ['home/me/notes/a.md'], ['notes/a.md']],
    ['anywhere', '!a.ts', ['!a.ts'], ['a.ts', 'b.ts']],
    ['anywhere', '#a.ts', ['#a.ts'], ['a.ts']],
    ['anywhere', '{a', ['{a'], ['a']],
  ] as const)('%s: %s', (where, glob, named, others) => {
    const test = namedBy([glob], where);
    expect([...named, ...others].filter((path) => test(path))).toEqual([...named]);
  });

  test('wrong entries do not undo the right ones', () => {
    const test = namedBy([7, '', ' ', null, '[', '*.sql'], 'anywhere');
    expect(test('a.sql')).toBe(true);
    expect(test('a.ts')).toBe(false);
  });
});
