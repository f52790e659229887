import { spawn } from 'node:child_process';
import process from 'node:process';

export interface ProgramResult {
  /** The exit code; null after a signal, and when the program could not be started. */
  code: number | null;
  /** What it printed, both streams together. */
  output: string;
}

/**
 * Runs a program to its end and collects what it prints. It gets no input, so that a question of an installer ends it
 * instead of hanging. A program that cannot be started has code null and the reason as output.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; shell?: boolean } = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...options,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

/**
 * Runs npm itself: the one that runs us where there is one, since on Windows `npm` on the PATH is a script that only a
 * shell can start.
 */
export function runNpm(args: readonly string[], cwd: string): Promise<ProgramResult> {
  const env = Object.fromEntries(
    // What npm tells a script about its own package would confuse an npm that runs in another folder.
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package_|lifecycle_|command$|config_local_prefix$)/i.test(name),
    ),
  );
  const npm = process.env['npm_execpath'];
  if (npm?.endsWith('.js')) return runProgram(process.execPath, [npm, ...args], { cwd, env });
  return runProgram('npm', args, { cwd, env, shell: process.platform === 'win32' });
}
