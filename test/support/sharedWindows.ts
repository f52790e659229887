import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { createModelService } from '../../src/client/createModelService.ts';
import { createProcessBackend } from '../../src/client/process/createProcessBackend.ts';
import { shareModelProcess } from '../../src/client/shared/shareModelProcess.ts';
import { newestNames, parseEndpoint } from '../../src/core/sharing/endpoint.ts';
import { collectAnswer } from '../../src/core/modelService.ts';
import type { LoadOptions, ModelRequest } from '../../src/protocol/model.ts';
import type { UnloadRules } from '../../src/protocol/unloading.ts';
import type { ModelWire } from '../../src/client/process/wire.ts';
import { never, recordingLog } from '../../tools/models/requests.ts';
import { isAlive } from './modelProcess.ts';

/** The built process. */
export const modulePath = path.resolve('dist/model.js');

const left: (() => void)[] = [];
afterEach(() => {
  for (const undo of left.splice(0)) undo();
});

/** A folder that model processes are shared through, and what runs there. All of it ends with the test. */
export function sharedFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-'));
  /** Process ids of the model processes that windows can find. */
  const pids = (): number[] =>
    newestNames(readdirSync(folder))
      .map((name) => parseEndpoint(readFileSync(path.join(folder, name), 'utf8'))?.pid)
      .filter((pid) => pid !== undefined)
      .filter(isAlive);
  left.push(() => {
    for (const pid of pids()) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, pids };
}

/** Milliseconds for which a process stays without a window in these tests. */
export const linger = 300;

/** What one window of VS Code has of the model, without the window. */
export function openWindow(folder: string, modelPath: string) {
  const log = recordingLog();
  const loadOptions: LoadOptions = { modelPath, gpu: 'off', contextTokens: 4096 };
  const unloadRules: UnloadRules = { after: 0, reason: 'idle', underPressure: false };
  const share = shareModelProcess({ modulePath, folder, inspectPort: undefined, linger, log });
  let wire: ModelWire | undefined;
  const backend = createProcessBackend({
    modulePath,
    loadOptions: () => loadOptions,
    unloadRules: () => unloadRules,
    lookEvery: 50,
    log,
    fork: (options) => (wire = share(options)),
  });
  const service = createModelService([backend]);
  left.unshift(() => service.dispose());
  const ask = (request: ModelRequest, signal = never()) => collectAnswer(service.generate(request, signal));
  return { service, backend, ask, log, loadOptions, unloadRules, pid: () => wire?.pid };
}

export type OpenWindow = ReturnType<typeof openWindow>;
