import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { exitCannotListen, exitForestalled, type Serving } from '../protocol/sharing.ts';
import { listenLocally, type LocalServer } from './localServer.ts';
import { watchNeighbours } from './neighbours.ts';
import { publish, type Publication } from './publish.ts';
import { Windows } from './windows.ts';

/** Milliseconds that the process waits for its windows to hear that it ends. */
const farewell = 1000;

/**
 * Serves windows on a local socket until nobody needs the model any more. Without a window the process stays for a
 * while, since one that is reloaded comes back; without one that needs the model, it ends at once.
 */
export async function serve(serving: Serving): Promise<void> {
  const secret = randomBytes(32).toString('hex');
  const address = newAddress(serving.folder);
  let publication: Publication | undefined;
  let server: LocalServer | undefined;
  let lingering: NodeJS.Timeout | undefined;
  let ending = false;

  const retire = async (): Promise<void> => {
    clearTimeout(lingering);
    // First the socket: who finds nobody there starts another process, whatever the file says.
    server?.close();
    await publication?.withdraw();
  };
  const end = async (): Promise<void> => {
    await retire();
    await windows.keep();
    process.exit(0);
  };
  const windows = new Windows({
    onCount: (count, unneeded) => {
      clearTimeout(lingering);
      if (count > 0) return;
      if (unneeded || ending) void end();
      else lingering = setTimeout(() => void end(), serving.linger);
    },
    onEnd: () => {
      ending = true;
      void retire();
      void Promise.all([windows.keep(), wait(farewell)]).finally(() => process.exit(0));
    },
  });

  try {
    server = await listenLocally(address, secret, (channel) => windows.join(channel));
    publication = await publish(serving, { address, secret, pid: process.pid });
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    server?.close();
    process.exit(exitCannotListen);
  }
  if (!publication) {
    server.close();
    process.exit(exitForestalled);
  }
  // Whoever has started it may be gone already.
  lingering = setTimeout(() => void end(), serving.linger);
  watchNeighbours(serving.folder, (models) => (windows.models = models));
}

/** A path that nobody can guess, so that no other user can take it first: pipes have no folder to protect them. */
function newAddress(folder: string): string {
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\hearth-${randomBytes(16).toString('hex')}`
    : path.join(folder, `${randomBytes(8).toString('hex')}.sock`);
}
