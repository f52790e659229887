import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

/** A running process of this machine. */
export interface RunningProcess {
  pid: number;
  parent: number;
  /** Its command line, arguments separated by blanks. */
  command: string;
}

/** All processes that can be seen. */
export function listProcesses(): RunningProcess[] {
  if (process.platform === 'linux') return listFromProc();
  if (process.platform === 'win32') {
    const script =
      'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId) $($_.CommandLine)" }';
    return parse(execFileSync('powershell', ['-NoProfile', '-Command', script], { encoding: 'utf8' }));
  }
  return parse(execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }));
}

/** The process and all that it started, and what those started, as far as they still live. */
export function processTree(pid: number, all = listProcesses()): RunningProcess[] {
  const tree = all.filter((one) => one.pid === pid);
  // The list grows while it is walked: children of children are found when their parent's turn comes.
  for (const { pid: parent } of tree)
    tree.push(...all.filter((one) => one.parent === parent && one.pid !== parent));
  return tree;
}

/**
 * Ends a process with all that it started, and everything that has `mark` in its command line: a program may have left
 * the tree. Resolves when all are gone.
 */
export async function endTree(pid: number, mark?: string): Promise<void> {
  const all = listProcesses();
  const marked = mark === undefined ? [] : all.filter(({ command }) => command.includes(mark));
  const roots = [pid, ...marked.map((one) => one.pid)];
  const pids = new Set(roots.flatMap((one) => processTree(one, all)).map((one) => one.pid));
  pids.delete(process.pid);
  for (const one of pids) signal(one, 'SIGTERM');
  const patience = Date.now() + 5000;
  while ([...pids].some(isAlive)) {
    if (Date.now() > patience) for (const one of pids) signal(one, 'SIGKILL');
    await delay(50);
  }
}

/** Whether a process runs. One that has ended and whose parent has not yet asked how counts as gone. */
export function isAlive(pid: number): boolean {
  if (process.platform === 'linux') return readStatus(pid) !== undefined;
  return signal(pid, 0);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    // It has ended between the look and the signal.
    return false;
  }
}

/** A slim Debian has no `ps`. */
function listFromProc(): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readStatus(Number(name)))
    .filter((one) => one !== undefined);
}

function readStatus(pid: number): RunningProcess | undefined {
  try {
    // The name is in brackets and may contain anything; state and parent follow the last bracket. See proc(5).
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = status.slice(status.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, parent: Number(parent), command };
  } catch {
    // Processes come and go while the folder is read.
    return undefined;
  }
}

function parse(output: string): RunningProcess[] {
  return output.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s?(.*)$/.exec(line);
    if (!match) return [];
    return [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? '' }];
  });
}
