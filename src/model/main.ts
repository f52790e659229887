import type { ToModel } from '../protocol/model.ts';
import type { Serving } from '../protocol/sharing.ts';
import { serve } from './serve.ts';
import { Windows } from './windows.ts';

/**
 * The model process. Started by client/process/forkedProcess.ts: for all windows, which then connect to its socket, or
 * for one, as its child.
 */

// An unexpected error in one request must not end the others. What could not be caught locally is logged.
process.on('uncaughtException', (error) => process.stderr.write(`${error.stack ?? error.message}\n`));
process.on('unhandledRejection', (reason) => process.stderr.write(`${String(reason)}\n`));

const serving = argumentAfter('--serve');
if (serving === undefined) serveParent();
else await serve(JSON.parse(serving) as Serving);

function argumentAfter(flag: string): string | undefined {
  const index = process.argv.indexOf(flag);
  return index < 0 ? undefined : process.argv[index + 1];
}

/** Serves the process that has forked this one, and ends with it. */
function serveParent(): void {
  // The host is gone, or has no use for the model: free the memory.
  const end = (): void => void windows.keep().finally(() => process.exit(0));
  process.on('disconnect', end);
  const windows = new Windows({ onCount: () => undefined, onEnd: () => undefined });
  windows.join({
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => void process.on('message', (message: ToModel) => listener(message)),
    onClose: (listener) => void process.on('disconnect', listener),
    // After a failed load the parent ends the process.
    close: () => undefined,
  });
}
