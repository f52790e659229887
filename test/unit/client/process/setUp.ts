import { vi } from 'vitest';
import { createModelService } from '../../../../src/client/createModelService.ts';
import { createProcessBackend } from '../../../../src/client/process/createProcessBackend.ts';
import { collectAnswer } from '../../../../src/core/modelService.ts';
import type { MemorySample } from '../../../../src/core/models/unloading/memorySample.ts';
import type { LoadOptions, ModelRequest } from '../../../../src/protocol/model.ts';
import type { UnloadRules } from '../../../../src/protocol/unloading.ts';
import { fakeFork } from '../../../support/fakeWire.ts';
import { chatRequest, never, recordingLog } from '../../../../tools/models/requests.ts';

/** A service over one back end of fake processes. Its timers are the test's. */
export function set() {
  const forked = fakeFork();
  const rules = { after: 0, reason: 'idle', underPressure: true } as const;
  let memory: MemorySample | undefined;
  const log = recordingLog();
  const chosen: LoadOptions = { modelPath: '/m.gguf', gpu: 'off', contextTokens: 4096 };
  let loadOptions = chosen;
  let changed: Partial<UnloadRules> = {};
  const backend = createProcessBackend({
    modulePath: 'unused',
    loadOptions: () => loadOptions,
    unloadRules: () => ({ ...rules, ...changed }),
    memory: () => Promise.resolve(memory),
    log,
    fork: forked.fork,
  });
  const service = createModelService([backend]);
  const ask = (request: ModelRequest = chatRequest(), signal = never()) =>
    collectAnswer(service.generate(request, signal));
  return {
    ...forked,
    log,
    service,
    ask,
    choose: (modelPath: string) => (loadOptions = { ...chosen, modelPath }),
    change: (options: Partial<LoadOptions>) => (loadOptions = { ...chosen, ...options }),
    /** Memory as the machine has it from now on. */
    have: (sample: MemorySample | undefined) => (memory = sample),
    rule: (rules: Partial<UnloadRules>) => {
      changed = rules;
      backend.updateRules();
    },
  };
}

/** Lets what has been promised happen. */
export const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
