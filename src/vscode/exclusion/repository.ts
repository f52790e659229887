import * as vscode from 'vscode';
import { folderOf, readText, typeOf } from './readText.ts';

/** The root from which ignore files apply. */
export interface Repository {
  root: vscode.Uri;
  /** The git directories; `undefined` where there is no repository. */
  git?: GitFolders | undefined;
}

/** A repository's git directories. */
export interface GitFolders {
  /** The one of this working tree. */
  own: vscode.Uri;
  /** The one shared by all working trees of the repository: configuration, `info/exclude`. */
  common: vscode.Uri;
}

/**
 * The repository that a folder is in: the nearest, as in git, so repositories further up do not apply to a submodule
 * or a clone inside them. If there is none, the workspace folder; outside of any, the folder itself.
 * @throws when something on the path cannot be read.
 */
export async function repositoryOf(folder: vscode.Uri): Promise<Repository> {
  const start = vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder;
  for (let at = folder; ; at = folderOf(at)) {
    const git = await gitFoldersOf(at).catch((error: unknown) => {
      // Folders above the workspace may be inaccessible: git does not find a repository there either.
      if (at.path.length >= start.path.length) throw error;
      return undefined;
    });
    if (git) return { root: at, git };
    if (folderOf(at).path === at.path) return { root: start };
  }
}

/** The git directories of the folder, if it is a repository's root. */
async function gitFoldersOf(folder: vscode.Uri): Promise<GitFolders | undefined> {
  const git = vscode.Uri.joinPath(folder, '.git');
  switch (await typeOf(git)) {
    case 'nothing':
      return undefined;
    case 'folder':
      // To git, a `.git` folder without HEAD is not a repository.
      if ((await typeOf(vscode.Uri.joinPath(git, 'HEAD'))) === 'nothing') return undefined;
      return { own: git, common: git };
    case 'file': {
      // In a submodule or a linked worktree, `.git` is a file with the path of the git directory.
      const target = /^gitdir: *(.+?)\s*$/m.exec(await readText(git))?.[1];
      if (target === undefined) return { own: git, common: git };
      const own = resolve(folder, target);
      const common = (await readText(vscode.Uri.joinPath(own, 'commondir'))).trim();
      return { own, common: common === '' ? own : resolve(own, common) };
    }
  }
}

/** Git for Windows writes `C:/…`, which in a URI is `/C:/…`. */
function resolve(folder: vscode.Uri, path: string): vscode.Uri {
  if (path.startsWith('/')) return folder.with({ path });
  if (/^[a-z]:/i.test(path)) return folder.with({ path: `/${path.replaceAll('\\', '/')}` });
  return vscode.Uri.joinPath(folder, path);
}
