import { vi } from 'vitest';
import { createModelService } from '../../../../src/client/createModelService.ts';
import { createProcessBackend } from '../../../../src/client/process/createProcessBackend.ts';
import { collectAnswer } from '../../../../src/core/modelService.ts';
import type { ModelRequest } from '../../../../src/protocol/model.ts';
import { fakeFork } from '../../../support/fakeWire.ts';
import { chatRequest, never, recordingLog } from '../../../../tools/models/requests.ts';

/** A service over one back end of fake processes. Its timers are the test's. */
export function set(unloadAfter = 0) {
  const forked = fakeFork();
  const log = recordingLog();
  let modelPath = '/m.gguf';
  const service = createModelService([
    createProcessBackend({
      modulePath: 'unused',
      loadOptions: () => ({ modelPath, gpu: 'off', contextTokens: 4096 }),
      unloadAfter: () => unloadAfter,
      log,
      fork: forked.fork,
    }),
  ]);
  const ask = (request: ModelRequest = chatRequest(), signal = never()) =>
    collectAnswer(service.generate(request, signal));
  return { ...forked, log, service, ask, choose: (path: string) => (modelPath = path) };
}

/** Lets what has been promised happen. */
export const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
