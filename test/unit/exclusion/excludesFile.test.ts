import { describe, expect, test } from 'vitest';
import { excludesFiles, type GitUser } from '../../../src/core/exclusion/excludesFile.ts';

const linux: GitUser = { home: '/home/me', platform: 'linux', env: {} };
const place = { root: '/code/app', own: '/code/app/.git', common: '/code/app/.git' };
const global = '/home/me/.gitconfig';
const local = '/code/app/.git/config';

/** The configuration file that says only this. */
const says = (file: string) => `[core]\n\texcludesFile = ${file}\n`;

function find(
  files: Record<string, string>,
  user: GitUser | undefined = linux,
  at = place,
): Promise<string[]> {
  return excludesFiles(at, user, (path) => Promise.resolve(files[path] ?? ''));
}

describe('which of the files counts', () => {
  test.each<[name: string, files: Record<string, string>, expected: string[]]>([
    ['nothing said', {}, ['/home/me/.config/git/ignore']],
    ['the user', { [global]: says('~/.gitignore') }, ['/home/me/.gitignore']],
    ['the user, in the newer place', { '/home/me/.config/git/config': says('/x/ignore') }, ['/x/ignore']],
    ['the system', { '/etc/gitconfig': says('/etc/gitignore') }, ['/etc/gitignore']],
    ['the user before the system', { '/etc/gitconfig': says('/b'), [global]: says('/a') }, ['/a']],
    [
      'the repository before all',
      { [global]: says('/a'), [local]: says('tools/ignore') },
      ['/code/app/tools/ignore'],
    ],
    ['the last of two', { [global]: says('/a') + says('/b') }, ['/b']],
    ['none, said so', { [global]: says('/a'), [local]: says('') }, []],
    ['quoted, optional', { [global]: says('":(optional)~/my ignore"') }, ['/home/me/my ignore']],
    [
      'of another user, or of git itself',
      { [global]: says('~you/ignore'), [local]: says('%(prefix)/x') },
      [],
    ],
  ])('%s', async (_, files, expected) => expect(await find(files)).toEqual(expected));

  test.each<[name: string, env: GitUser['env'], files: Record<string, string>, expected: string[]]>([
    ['XDG_CONFIG_HOME', { XDG_CONFIG_HOME: '/xdg' }, {}, ['/xdg/git/ignore']],
    ['an empty one', { XDG_CONFIG_HOME: '' }, {}, ['/home/me/.config/git/ignore']],
    ['GIT_CONFIG_GLOBAL', { GIT_CONFIG_GLOBAL: '/g' }, { '/g': says('/a'), [global]: says('/b') }, ['/a']],
    [
      'GIT_CONFIG_SYSTEM',
      { GIT_CONFIG_SYSTEM: '/s' },
      { '/s': says('/a'), '/etc/gitconfig': says('/b') },
      ['/a'],
    ],
    [
      'GIT_CONFIG_NOSYSTEM',
      { GIT_CONFIG_NOSYSTEM: '1' },
      { '/etc/gitconfig': says('/b') },
      ['/home/me/.config/git/ignore'],
    ],
  ])('%s', async (_, env, files, expected) => expect(await find(files, { ...linux, env })).toEqual(expected));

  test('a file system that is not the user’s machine has the repository’s only', async () => {
    const read = (text: string) => (path: string) => Promise.resolve(path === local ? text : says('/a'));
    expect(await excludesFiles(place, undefined, read(''))).toEqual([]);
    expect(await excludesFiles(place, undefined, read(says('ignore')))).toEqual(['/code/app/ignore']);
  });

  test('Windows', async () => {
    const windows = { home: '/c:/Users/me', platform: 'win32', env: { XDG_CONFIG_HOME: 'D:\\xdg' } };
    expect(await find({}, windows)).toEqual(['/D:/xdg/git/ignore']);
    const said = { '/c:/Users/me/.gitconfig': says('C:\\\\Users\\\\me\\\\ignore') };
    expect(await find(said, windows)).toEqual(['/C:/Users/me/ignore']);
  });

  test('worktrees and submodules have the configuration of their repository, and of their own', async () => {
    const worktree = { root: '/code/b', own: '/code/app/.git/worktrees/b', common: '/code/app/.git' };
    expect(await find({ [local]: says('/a') }, linux, worktree)).toEqual(['/a']);
    const own = { [`${worktree.own}/config.worktree`]: says('/b') };
    expect(await find({ ...own, [local]: says('/a') }, linux, worktree)).toEqual(['/a']);
    const both = { ...own, [local]: `${says('/a')}[extensions]\nworktreeConfig = true\n` };
    expect(await find(both, linux, worktree)).toEqual(['/b']);
  });
});

describe('included files', () => {
  const include = (path: string, condition?: string) =>
    `[include${condition === undefined ? '' : `If "${condition}"`}]\n\tpath = ${path}\n`;
  const work = '/home/me/work.config';
  const files = (text: string) => ({ [global]: says('/a') + text, [work]: says('/b') });

  test.each([
    ['without a condition', undefined, ['/b']],
    ['for a folder', 'gitdir:/code/', ['/b']],
    ['for another folder', 'gitdir:/other/', ['/a']],
    ['for a repository', 'gitdir:/code/app/.git', ['/b']],
    ['for what is no repository', 'gitdir:/code', ['/a']],
    ['for a name', 'gitdir:app/', ['/b']],
    ['with stars', 'gitdir:/c*/**/.git', ['/b']],
    ['for a folder below home', 'gitdir:~/', ['/a']],
    ['for a folder beside the file', 'gitdir:./', ['/a']],
    ['in another case', 'gitdir:/Code/', ['/a']],
    ['in any case', 'gitdir/i:/Code/', ['/b']],
    // What is not known: both.
    ['for a branch', 'onbranch:main', ['/a', '/b']],
    ['for a remote', 'hasconfig:remote.*.url:https://x/**', ['/a', '/b']],
  ])('%s', async (_, condition, expected) =>
    expect(await find(files(include('work.config', condition)))).toEqual(expected),
  );

  test('what stands after an include counts before it, and a circle ends', async () => {
    expect(await find({ [global]: include('~/work.config') + says('/a'), [work]: says('/b') })).toEqual([
      '/a',
    ]);
    expect(await find({ [global]: include(global) + says('/a') })).toEqual(['/a']);
  });
});

describe('what cannot be read', () => {
  const refuse = (refused: string) => (path: string) =>
    path === refused ? Promise.reject(new Error('denied')) : Promise.resolve('');

  test('is passed over if it is the user’s', async () =>
    expect(await excludesFiles(place, linux, refuse(global))).toEqual(['/home/me/.config/git/ignore']));
  test('is an error if it is the repository’s', () =>
    expect(excludesFiles(place, linux, refuse(local))).rejects.toThrow('denied'));
});
