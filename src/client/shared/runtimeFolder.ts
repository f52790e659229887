import { chmod, lstat, mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

/** Bytes of the longest path of a Unix socket that every system takes: macOS has room for 104, one of them the end. */
const longestAddress = 103;

/** Bytes that the name of a socket adds to its folder, with the separator. */
const nameLength = 24;

/** The folder in which this user's model processes say where they listen. It may not exist yet. */
export function runtimeFolder(): string {
  const { XDG_RUNTIME_DIR: runtime } = process.env;
  // On Linux it is the user's own, and emptied when they log out.
  if (runtime !== undefined && path.isAbsolute(runtime)) return path.join(runtime, 'hearth');
  return path.join(tmpdir(), process.platform === 'win32' ? 'hearth' : `hearth-${userInfo().uid}`);
}

/**
 * Makes the folder, which only the user may enter.
 * @throws Error if it belongs to somebody else, is a link, or its path is too long for a socket in it.
 */
export async function prepareRuntimeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Windows has access lists instead, and the temporary folder is below the user's own.
  if (process.platform === 'win32') return;
  if (Buffer.byteLength(folder) + nameLength > longestAddress)
    throw new Error(`The path ${folder} is too long for a socket.`);
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== userInfo().uid)
    throw new Error(`${folder} is not a folder of this user.`);
  if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700);
}
