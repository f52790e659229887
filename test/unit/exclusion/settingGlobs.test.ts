import { expect, test } from 'vitest';
import { namedBy } from '../../../src/core/exclusion/settingGlobs.ts';

const base = { folder: '/home/me/app [1]', home: '/home/me' };

/** Which of these paths a glob names: relative ones are in the folder, absolute ones in none. */
function named(glob: string, where: 'root' | 'anywhere', paths: readonly string[], from = base): string[] {
  return paths.filter((path) =>
    path.startsWith('/')
      ? namedBy([glob], where, { ...from, folder: '' })(path)
      : namedBy([glob], where, from)(`${from.folder}/${path}`),
  );
}

test.each([
  ['root', '**/*.pem', ['a.pem', 'b/a.pem'], ['a.pem.ts']],
  ['root', '**/.git', ['.git/config', 'a/.git/HEAD'], ['.github/x.yml']],
  ['root', 'out', ['out/a.ts'], ['src/out/a.ts']],
  ['root', './out/', ['out/a.ts'], ['src/out/a.ts']],
  ['root', '**/*.{js,js.map}', ['a.js', 'b/a.js.map'], ['a.ts', 'a.map']],
  ['root', 'a/{b,{c,d}/e}.ts', ['a/b.ts', 'a/c/e.ts', 'a/d/e.ts'], ['a/e.ts']],
  ['root', '**/node_modules', ['node_modules/a/b.js', 'x/node_modules/b.js'], ['modules/b.js']],
  ['anywhere', '*.sql', ['a.sql', 'b/a.sql'], ['a.sql.ts']],
  ['anywhere', 'customers', ['customers/a.ts', 'src/customers/a.ts'], ['customer/a.ts']],
  ['anywhere', 'src/secret/**', ['src/secret/a.ts'], ['secret/a.ts']],
  ['anywhere', '!a.ts', ['!a.ts'], ['a.ts', 'b.ts']],
  ['anywhere', '#a.ts', ['#a.ts'], ['a.ts']],
  ['anywhere', '{a', ['{a'], ['a']],
  // From the folder.
  ['anywhere', './foo/**', ['foo/a.ts', 'foo/b/a.ts'], ['src/foo/a.ts']],
  ['anywhere', './*.sql', ['a.sql'], ['b/a.sql']],
  ['anywhere', './foo', ['foo/a.ts', 'foo'], ['src/foo/a.ts']],
  ['anywhere', '././foo//bar/./*.ts', ['foo/bar/a.ts'], ['foo/a.ts']],
  ['anywhere', 'lib/../foo/**', ['foo/a.ts'], ['lib/a.ts']],
  ['anywhere', '${workspaceFolder}/foo/*.{ts,js}', ['foo/a.ts', 'foo/a.js'], ['src/foo/a.ts']],
  ['anywhere', '.', ['a.ts', 'b/a.ts'], ['/home/me/other/a.ts']],
  ['anywhere', '/foo', ['foo/a.ts', '/foo/a.ts'], ['src/foo/a.ts']],
  // With a slash at the end.
  ['anywhere', 'foo/', ['foo/a.ts', 'src/foo/a.ts'], ['foo', 'foo.ts']],
  ['anywhere', './foo/', ['foo/a.ts'], ['src/foo/a.ts']],
  ['anywhere', 'src/foo/', ['src/foo/a.ts'], ['foo/a.ts']],
  ['anywhere', 'foo/**/', ['foo/a.ts', 'foo/b/a.ts'], ['a.ts']],
  // As Windows writes them.
  ['anywhere', 'src\\foo\\**', ['src/foo/a.ts'], ['foo/a.ts']],
  ['anywhere', '.\\foo\\', ['foo/a.ts'], ['src/foo/a.ts']],
  ['anywhere', 'foo\\*.sql', ['foo/a.sql'], ['a.sql']],
  ['anywhere', 'a\\[1].ts', ['a[1].ts'], ['a1.ts', 'b[1].ts']],
  // Absolute, in the folder and elsewhere. The names above the folder are none of its files.
  ['anywhere', '/home/me/app [1]/foo/**', ['foo/a.ts'], ['src/foo/a.ts', 'a.ts']],
  ['anywhere', '/HOME/me/App [1]/foo', ['foo/a.ts'], ['a.ts']],
  ['anywhere', '/home/me/app [1]', ['a.ts', 'b/c.ts'], ['/home/me/a.ts']],
  ['anywhere', '/home/me/app', [], ['a.ts']],
  ['anywhere', '/home/me/notes/**', ['/home/me/notes/a.md'], ['notes/a.md', '/home/you/notes/a.md']],
  ['anywhere', '~/notes/**', ['/home/me/notes/a.md'], ['notes/a.md']],
  ['anywhere', '~/app [1]/foo', ['foo/a.ts'], ['a.ts']],
  ['anywhere', 'me', ['me/a.ts', 'src/me/a.ts'], ['a.ts']],
] as const)('%s: %s', (where, glob, expected, others) =>
  expect(named(glob, where, [...expected, ...others])).toEqual([...expected]),
);

test.each([
  ['C:\\code\\app\\foo\\**', ['foo/a.ts'], ['a.ts']],
  ['c:/Code/App/foo', ['foo/a.ts'], ['a.ts']],
  ['D:\\notes\\', ['/d:/notes/a.md'], ['notes/a.md']],
  ['\\\\server\\share\\x', ['//server/share/x/a.ts'], ['x/a.ts']],
  ['src\\foo', ['src/foo/a.ts'], ['a.ts']],
] as const)('on Windows: %s', (glob, expected, others) => {
  const windows = { folder: '/c:/code/app', home: '/c:/Users/me' };
  expect(named(glob, 'anywhere', [...expected, ...others], windows)).toEqual([...expected]);
});

test('a file in no folder is named by its whole path', () => {
  const isNamed = namedBy(['*.sql', './a.ts', 'notes/**'], 'anywhere', { folder: '' });
  expect(['/home/me/a.sql', '/home/me/a.ts', '/notes/a.md', 'Untitled-1'].filter(isNamed)).toEqual([
    '/home/me/a.sql',
    '/notes/a.md',
  ]);
});

test('wrong entries do not undo the right ones', () => {
  const isNamed = namedBy([7, '', ' ', null, '[', '..', '*.sql'], 'anywhere', base);
  expect(isNamed(`${base.folder}/a.sql`)).toBe(true);
  expect(isNamed(`${base.folder}/a.ts`)).toBe(false);
});
