import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** How programs are cut off from the network by the operating system, besides what the guards refuse. */
export interface Isolation {
  /** For people. */
  title: string;
  /** What stands before the command. */
  wrap: readonly string[];
}

/** What this system offers: a network namespace on Linux, a sandbox profile on macOS, or the guards alone. */
export function findIsolation(): Isolation {
  if (process.platform === 'linux' && works(['unshare', '--map-root-user', '--net', '--', 'true']))
    return { title: 'a network namespace of its own', wrap: ['unshare', '--map-root-user', '--net', '--'] };
  const profile = '(version 1)(allow default)(deny network*)';
  if (process.platform === 'darwin' && works(['sandbox-exec', '-p', profile, 'true']))
    return { title: 'a sandbox profile without network', wrap: ['sandbox-exec', '-p', profile] };
  return { title: 'guards in Node and Python alone', wrap: [] };
}

function works([command, ...args]: readonly string[]): boolean {
  return command !== undefined && spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
