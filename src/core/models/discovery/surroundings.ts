/** What decides where programs keep their files. */
export interface Surroundings {
  /** As `process.platform`. */
  platform: string;
  /** The user's home folder. */
  home: string;
  /** Environment variables. */
  env: Readonly<Record<string, string | undefined>>;
  /** The text of a small file, for a program's own settings; `undefined` if there is none. Never rejects. */
  read: (file: string) => Promise<string | undefined>;
}

/** Joins names to a path as the platform does. */
export function joinPath({ platform }: Surroundings, ...names: readonly string[]): string {
  const separator = platform === 'win32' ? '\\' : '/';
  return names.map((name, index) => (index === 0 ? name.replace(/[/\\]$/, '') : name)).join(separator);
}

/** The folders for users' files, as the XDG base directories, Apple and Windows have them. */
export function userFolders(around: Surroundings): {
  cache: string;
  config: string;
  data: string;
  localData: string;
} {
  const { platform, home } = around;
  const inHome = (...names: string[]): string => joinPath(around, home, ...names);
  if (platform === 'win32') {
    const data = variable(around, 'APPDATA') ?? inHome('AppData', 'Roaming');
    const localData = variable(around, 'LOCALAPPDATA') ?? inHome('AppData', 'Local');
    return { cache: localData, config: data, data, localData };
  }
  if (platform === 'darwin') {
    const data = inHome('Library', 'Application Support');
    return { cache: inHome('Library', 'Caches'), config: data, data, localData: data };
  }
  const data = variable(around, 'XDG_DATA_HOME') ?? inHome('.local', 'share');
  return {
    cache: variable(around, 'XDG_CACHE_HOME') ?? inHome('.cache'),
    config: variable(around, 'XDG_CONFIG_HOME') ?? inHome('.config'),
    data,
    localData: data,
  };
}

/** An environment variable's value, if it has one. */
export function variable({ env }: Surroundings, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}
