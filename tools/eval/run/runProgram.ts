import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Isolation } from './isolation.ts';
import type { Program, ProgramRun } from './program.ts';

/** Why a program did not pass. */
export type Verdict = 'passed' | 'failed' | 'timed-out';

/** Milliseconds for one run, most of which is the start of Node or Python on a busy machine. */
const timeLimit = 10_000;

/** Characters of output that are read; more is no answer. */
const mostOutput = 1_000_000;

/**
 * Runs a program that a model has written a part of: in a temporary folder, which is all that it may write to, without
 * the network, with no environment and with a time limit. This guards against accidents. Against malice it does not:
 * who does not trust a model runs the whole evaluation in a container.
 * @param limit milliseconds for each run.
 */
export async function runCode(program: Program, isolation: Isolation, limit = timeLimit): Promise<Verdict> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'hearth-eval-')));
  try {
    for (const [name, text] of Object.entries(program.files)) writeFileSync(path.join(folder, name), text);
    for (const run of program.runs) {
      const verdict = await runOnce([...isolation.wrap, ...commandOf(program, folder)], {
        cwd: folder,
        limit,
        run,
      });
      if (verdict !== 'passed') return verdict;
    }
    return 'passed';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commandOf({ language, main }: Program, folder: string): string[] {
  const guard = (name: string): string => path.join(import.meta.dirname, name);
  if (language === 'python')
    return [process.platform === 'win32' ? 'python' : 'python3', '-I', '-B', guard('guard.py'), main];
  return [
    ...[
      process.execPath,
      '--permission',
      `--allow-fs-read=${folder}`,
      `--allow-fs-read=${guard('guard.mjs')}`,
    ],
    ...[`--allow-fs-write=${folder}`, '--max-old-space-size=256', '--no-warnings'],
    ...['--import', guard('guard.mjs'), path.join(folder, main)],
  ];
}

function runOnce(
  [command = '', ...args]: readonly string[],
  { cwd, limit, run: { input, accepted } }: { cwd: string; limit: number; run: ProgramRun },
): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that all of it ends with it.
    const detached = process.platform !== 'win32';
    const env = { PATH: process.env['PATH'], HOME: cwd, TMPDIR: cwd, PYTHONIOENCODING: 'utf-8' };
    const child = spawn(command, args, { cwd, env, detached, stdio: ['pipe', 'pipe', 'ignore'] });
    let output = '';
    let timedOut = false;
    const end = (): void => {
      if (child.pid === undefined) return;
      try {
        if (detached) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, limit);
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output += part;
      if (output.length > mostOutput) end();
    });
    // A program need not read what it is given.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`${command} could not be started: ${error.message}`));
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      end();
      if (timedOut) resolve('timed-out');
      else resolve(code === 0 && isAccepted(output, accepted) ? 'passed' : 'failed');
    });
  });
}

/** As judges of programming contests compare: word by word. */
function isAccepted(output: string, accepted: readonly string[] | undefined): boolean {
  const words = (text: string): string => text.trim().split(/\s+/).join(' ');
  return accepted === undefined || accepted.some((each) => words(each) === words(output));
}
