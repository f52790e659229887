import { availableParallelism, freemem, totalmem } from 'node:os';
import type { Log } from '../../core/log.ts';
import { afterUnloading } from '../../core/models/fit/afterUnloading.ts';
import type { MachineFacts } from '../../core/models/fit/machineFacts.ts';
import type { Machine } from '../../protocol/machine.ts';
import { protocolVersion, type LoadOptions, type ModelInfo } from '../../protocol/model.ts';
import { memoryNow } from './memoryNow.ts';
import type { ModelWire } from './wire.ts';

/** Milliseconds for which an answer is used again. */
const freshFor = 5000;

/** Milliseconds that looking at the machine may take: a GPU's driver may have to wake it up. */
const patience = 30_000;

/**
 * The facts about the machine, from a model process of its own that loads no model and ends after it has answered, so
 * that the drivers of GPUs are never loaded into the editor's process. The memory's bandwidth is measured once.
 */
export function createMachineFacts(options: {
  fork: () => ModelWire;
  /** Whether the user wants a GPU to be used. */
  gpu: () => LoadOptions['gpu'];
  /** The model that is loaded now. What it takes counts as free, since another would be loaded in its place. */
  loaded: () => ModelInfo | undefined;
  log: Log;
  now?: () => number;
}): MachineFacts {
  const { fork, loaded, log, now = Date.now } = options;
  let bandwidth: Machine['bandwidth'];
  let last: { at: number; gpu: string; machine: Promise<Machine> } | undefined;

  async function look(gpu: LoadOptions['gpu']): Promise<Machine> {
    const found = await ask(fork, { gpu, measure: bandwidth === undefined });
    if (!found) log.warn('the engine could not examine the machine');
    bandwidth ??= found?.bandwidth;
    const machine = found ?? (await withoutEngine());
    const model = loaded();
    const free = model ? afterUnloading(machine, model) : machine;
    return bandwidth ? { ...free, bandwidth } : free;
  }

  return {
    machine() {
      const gpu = options.gpu();
      if (last?.gpu !== gpu || now() - last.at > freshFor) last = { at: now(), gpu, machine: look(gpu) };
      return last.machine;
    },
  };
}

/** Asks a new process; `undefined` if it cannot answer. */
function ask(
  fork: () => ModelWire,
  question: { gpu: LoadOptions['gpu']; measure: boolean },
): Promise<Machine | undefined> {
  return new Promise((resolve) => {
    const wire = fork();
    const settle = (machine: Machine | undefined): void => {
      clearTimeout(timer);
      resolve(machine);
      wire.close('unneeded');
    };
    const timer = setTimeout(() => settle(undefined), patience);
    timer.unref();
    wire.onMessage((message) => {
      if (message.type === 'machine') settle(message.machine);
      else if (message.type !== 'hello') return;
      else if (message.protocolVersion === protocolVersion) wire.send({ type: 'examine', ...question });
      else settle(undefined);
    });
    wire.onExit(() => settle(undefined));
  });
}

/** What Node knows, where the engine cannot start. No model runs there either. */
async function withoutEngine(): Promise<Machine> {
  const memory = await memoryNow();
  return {
    ram: memory ? { total: memory.total, free: memory.available } : { total: totalmem(), free: freemem() },
    gpus: [],
    unified: false,
    cores: { physical: availableParallelism() },
  };
}
