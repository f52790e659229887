import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The TCP ports on which a process listens. Linux only; see proc(5). */
export function listeningPorts(pid: number): number[] {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(linkOf(pid, fd))?.[1] ?? []),
  );
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
        // 0A is LISTEN.
        return state === '0A' && sockets.has(inode) ? [parseInt(local.split(':')[1] ?? '', 16)] : [];
      }),
  );
}

function linkOf(pid: number, fd: string): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`);
  } catch {
    // Closed between the look and now.
    return '';
  }
}
