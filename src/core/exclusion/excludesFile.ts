import ignore from 'ignore';
import { parseGitConfig } from './gitConfig.ts';

/** What git's configuration depends on. Paths are absolute, with forward slashes; drives as in `/c:/Users`. */
export interface GitPlace {
  /** The top of the working tree. */
  root: string;
  /** The git directory of this working tree: `.git`, or the directory named in a file `.git`. */
  own: string;
  /** The common git directory, shared by all working trees of the repository. */
  common: string;
}

/** The user's part of it; absent if the file system is not on the user's machine. */
export interface GitUser {
  home: string;
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** The text of a file; empty when there is none. */
export type ReadFile = (path: string) => Promise<string>;

/**
 * The files that `core.excludesFile` names for a repository, by git's rules: the last value in the system's, the
 * user's and the repository's configuration, with their includes; without any, `git/ignore` in the user's
 * configuration folder. Usually one file. If an include depends on something unknown here (the branch, the remotes),
 * its value is added to the list.
 * @throws when the repository's own configuration cannot be read. Unreadable files of the user or the system are
 *   skipped, as in git.
 */
export async function excludesFiles(
  place: GitPlace,
  user: GitUser | undefined,
  read: ReadFile,
): Promise<string[]> {
  const readIfAllowed: ReadFile = (path) => read(path).catch(() => '');
  const files = [
    ...(user ? userFiles(user) : []).map((path) => ({ path, read: readIfAllowed })),
    { path: `${place.common}/config`, read },
  ];
  const found: Found[] = [];
  for (const file of files) found.push(...(await valuesIn(file.path, { place, user, read: file.read }, 0)));
  if (found.some(({ name, value }) => name === 'extensions.worktreeconfig' && value.toLowerCase() === 'true'))
    found.push(...(await valuesIn(`${place.own}/config.worktree`, { place, user, read }, 0)));

  const named = found.filter(({ name }) => name === 'core.excludesfile');
  const certain = named.findLast(({ isCertain }) => isCertain)?.value ?? defaultFile(user);
  const values = [certain, ...named.filter(({ isCertain }) => !isCertain).map(({ value }) => value)];
  const paths = values.map((value) => absolute(value, place.root, user)).filter((path) => path !== undefined);
  return [...new Set(paths)];
}

interface Found {
  name: string;
  value: string;
  isCertain: boolean;
}

interface Reading {
  place: GitPlace;
  user: GitUser | undefined;
  read: ReadFile;
}

/** The depth to which git follows includes. */
const deepest = 10;

async function valuesIn(path: string, reading: Reading, depth: number): Promise<Found[]> {
  const found: Found[] = [];
  const folder = path.replace(/\/[^/]*$/, '');
  for (const { name, value } of parseGitConfig(await reading.read(path))) {
    found.push({ name, value, isCertain: true });
    const condition = name === 'include.path' ? '' : /^includeif\.(.*)\.path$/s.exec(name)?.[1];
    const included = condition === undefined ? undefined : absolute(value, folder, reading.user);
    if (condition === undefined || included === undefined || depth >= deepest) continue;
    const holds = condition === '' ? true : doesHold(condition, folder, reading);
    if (holds === false) continue;
    const values = await valuesIn(included, reading, depth + 1);
    found.push(...values.map((each) => ({ ...each, isCertain: each.isCertain && holds === true })));
  }
  return found;
}

/** Whether a condition of `includeIf` holds; `undefined` when that is unknown here. */
function doesHold(condition: string, folder: string, { place, user }: Reading): boolean | undefined {
  const gitdir = /^gitdir(\/i)?:(.*)$/s.exec(condition);
  if (!gitdir) return undefined;
  const [, ignoreCase, given = ''] = gitdir;
  const from = given.startsWith('./') ? folder + given.slice(1) : absolute(given, undefined, user);
  const pattern = (from ?? `**/${given}`).replace(/\/$/, '/**');
  const rules = ignore({ ignoreCase: ignoreCase !== undefined, allowRelativePaths: true }).add(pattern);
  const path = place.own.replace(/^\/+/, '');
  // A pattern of an ignore file also matches everything in a folder; a condition does so only if it ends in `/**`.
  const isForAll = pattern.endsWith('/**');
  return rules.ignores(path) && (isForAll || !rules.ignores(path.replace(/\/[^/]*$/, '')));
}

/** Configuration files of the system and of the user, in increasing precedence. */
function userFiles({ home, platform, env }: GitUser): string[] {
  const system =
    env['GIT_CONFIG_NOSYSTEM'] !== undefined && !/^(0|false|no|off|)$/i.test(env['GIT_CONFIG_NOSYSTEM'])
      ? []
      : [env['GIT_CONFIG_SYSTEM'] ?? systemFiles[platform] ?? '/etc/gitconfig'].flat();
  const own = env['GIT_CONFIG_GLOBAL'] ?? [
    `${configFolder({ home, platform, env })}/config`,
    `${home}/.gitconfig`,
  ];
  return [...system, own]
    .flat()
    .filter((path) => path !== '')
    .map((path) => slashed(path, platform));
}

/** Where git's packages for a platform keep the system-wide configuration, besides `/etc/gitconfig`. */
const systemFiles: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Library/Developer/CommandLineTools/usr/share/git-core/gitconfig',
    '/Applications/Xcode.app/Contents/Developer/usr/share/git-core/gitconfig',
    '/etc/gitconfig',
    '/usr/local/etc/gitconfig',
    '/opt/homebrew/etc/gitconfig',
  ],
  win32: ['/c:/ProgramData/Git/config', '/c:/Program Files/Git/etc/gitconfig'],
};

function configFolder({ home, platform, env }: GitUser): string {
  const given = env['XDG_CONFIG_HOME'];
  return `${given === undefined || given === '' ? `${home}/.config` : slashed(given, platform)}/git`;
}

function defaultFile(user: GitUser | undefined): string {
  return user ? `${configFolder(user)}/ignore` : '';
}

/**
 * An absolute path from a configuration file; `undefined` when it is empty or unknown here (of other users, of git's
 * own folder).
 */
function absolute(value: string, from: string | undefined, user: GitUser | undefined): string | undefined {
  const path = value.replace(/^:\(optional\)/, '');
  if (path === '' || path.startsWith('%(')) return undefined;
  if (path === '~' || path.startsWith('~/')) return user && user.home + path.slice(1);
  if (path.startsWith('~')) return undefined;
  const onDisk = slashed(path, user?.platform);
  if (onDisk.startsWith('/')) return onDisk;
  return from === undefined ? undefined : `${from}/${onDisk}`;
}

/** Converts Windows paths: `C:\\Users` or `C:/Users`. */
function slashed(path: string, platform: string | undefined): string {
  if (platform !== 'win32') return path;
  return path.replaceAll('\\', '/').replace(/^(?=[a-z]:)/i, '/');
}
