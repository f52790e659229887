import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { installCodeServer } from './install.ts';
import { endTree } from './processTree.ts';
import { runtimeOf, type Profile } from './profile.ts';

/** VS Code from npm, serving one profile on 127.0.0.1. */
export interface Server {
  /** The address that opens the workspace. */
  url: string;
  port: number;
  pid: number;
  /** Resolves when the server has ended, by itself or by `stop`. */
  exited: Promise<void>;
  /** What the server has printed so far. */
  log(): string;
  /** Ends the server with all that it started. */
  stop(): Promise<void>;
}

/**
 * Starts the product with its front end, as a user would see it. Webviews work only here. `ownGroup` keeps Ctrl+C in the
 * terminal away from it: for one who ends the tree in order, since a server that ends first leaves children that belong
 * to nobody and cannot be found. Without it, Ctrl+C ends the server together with the tests.
 */
export async function startServer(
  profile: Profile,
  options: { port?: number | undefined; ownGroup?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<Server> {
  const codeServer = await installCodeServer();
  const port = options.port ?? (await freePort());
  return spawnServer(
    profile,
    port,
    [
      path.join(codeServer, 'out/node/entry.js'),
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      ...['--config', path.join(profile.folder, 'config.yaml')],
      ...['--user-data-dir', profile.userData, '--extensions-dir', profile.extensions],
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
      profile.workspace,
    ],
    { ...(options.ownGroup === true && { ownGroup: true }), ...(options.env && { env: options.env }) },
  );
}

/** Starts VS Code's own server, which can run test suites in its extension host; see hostSuites.ts. */
export async function startTestServer(
  profile: Profile,
  env: Readonly<Record<string, string>>,
): Promise<Server> {
  const codeServer = await installCodeServer();
  const port = await freePort();
  return spawnServer(
    profile,
    port,
    [
      path.join(codeServer, 'lib/vscode/out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--user-data-dir', profile.userData, '--extensions-dir', profile.extensions],
      ...['--server-data-dir', path.join(profile.folder, 'server-data')],
      '--without-connection-token',
      '--accept-server-license-terms',
      '--enable-smoke-test-driver',
      ...['--telemetry-level', 'off'],
    ],
    { env },
  );
}

/** Milliseconds in which a server must listen; it takes one or two seconds on an idle machine. */
const startTime = 180_000;

async function spawnServer(
  profile: Profile,
  port: number,
  args: string[],
  spawning: { env?: Readonly<Record<string, string>>; ownGroup?: boolean } = {},
): Promise<Server> {
  mkdirSync(profile.folder, { recursive: true });
  const logFile = path.join(profile.folder, 'server.log');
  const output = openSync(logFile, 'w');
  const child = spawn(process.execPath, args, {
    env: { ...cleanEnvironment(), ...runtimeOf(profile), ...spawning.env },
    stdio: ['ignore', output, output],
    detached: spawning.ownGroup === true && process.platform !== 'win32',
  });
  const log = () => readFileSync(logFile, 'utf8');
  // Set by events, which the type checker does not see.
  let ended = false as boolean;
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      ended = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('VS Code from npm could not be started.');
  const stop = () => endTree(pid, profile.folder);
  const patience = Date.now() + startTime;
  while (!(await answers(port))) {
    if (ended || Date.now() > patience) {
      const printed = log();
      await stop();
      throw new Error(`VS Code from npm does not listen on port ${port}. It printed:\n${printed}`);
    }
    await delay(100);
  }
  const url = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(urlPath(profile.workspace))}`;
  return { url, port, pid, exited, log, stop };
}

/** A path as VS Code's addresses write it: forward slashes, and one before a drive letter. */
export function urlPath(file: string): string {
  const slashes = file.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

/** In a terminal of VS Code, variables say that a VS Code is already there; PORT and PASSWORD would overrule us. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(VSCODE_|ELECTRON_|CODE_SERVER_|PORT$|PASSWORD$|HASHED_PASSWORD$|NODE_OPTIONS$|VITEST)/.test(name),
    ),
  );
}

async function answers(port: number): Promise<boolean> {
  try {
    // Any answer will do, also a redirection.
    await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual', signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false;
  }
}

/** A port of 127.0.0.1 that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}
