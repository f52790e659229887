// A window that another process is, so that it can die: `node dyingWindow.ts JSON`. It prints a line when the process has
// taken its request.
import process from 'node:process';
import { createProcessBackend } from '../../src/client/process/createProcessBackend.ts';
import { shareModelProcess } from '../../src/client/shared/shareModelProcess.ts';
import type { ModelRequest } from '../../src/protocol/model.ts';
import { never, recordingLog } from '../../tools/models/requests.ts';

/** What the window is told on its command line. */
export interface DyingWindow {
  modulePath: string;
  folder: string;
  modelPath: string;
  linger: number;
  request: ModelRequest;
}

const { modelPath, request, ...sharing } = JSON.parse(process.argv[2] ?? '') as DyingWindow;
const log = recordingLog();
const backend = createProcessBackend({
  modulePath: sharing.modulePath,
  loadOptions: () => ({ modelPath, gpu: 'off', contextTokens: 4096 }),
  unloadRules: () => ({ after: 0, reason: 'idle', underPressure: false }),
  log,
  fork: shareModelProcess({ ...sharing, inspectPort: undefined, log }),
});
await backend.start();
const events = backend.generate(request, never())[Symbol.asyncIterator]();
const first = events.next();
// A prefill says nothing while it runs. Counting is answered between its steps, after the request has come.
await backend.countTokens(['x']);
console.log('asked');
await first;
while (!(await events.next()).done);
