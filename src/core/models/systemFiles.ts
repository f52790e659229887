/** The system's files, such as those of /proc and /sys, as far as facts are read from them. */
export interface SystemFiles {
  /** The text of a file, without white space around it; `undefined` if it cannot be read. */
  text(path: string): Promise<string | undefined>;
  /** The names in a folder; none if it cannot be read. */
  names(folder: string): Promise<readonly string[]>;
}

/** {@link SystemFiles} by functions of Node, since this layer does no I/O. */
export function systemFiles({ readFile, readdir }: FileFunctions): SystemFiles {
  return {
    text: async (path) => {
      try {
        return (await readFile(path, 'utf8')).trim();
      } catch {
        return undefined;
      }
    },
    names: async (folder) => {
      try {
        return await readdir(folder);
      } catch {
        return [];
      }
    },
  };
}

interface FileFunctions {
  readFile: (path: string, encoding: 'utf8') => Promise<string>;
  readdir: (path: string) => Promise<string[]>;
}
