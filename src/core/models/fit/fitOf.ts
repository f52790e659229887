import type { MemoryUse } from '../../../protocol/model.ts';
import { leastTokens } from '../kvCache.ts';
import { plannedContexts, type ContextPlan } from './contextPlan.ts';
import type { Machine } from '../../../protocol/machine.ts';
import { bytesOf, memoryNeeds } from './memoryNeeds.ts';
import type { ModelShape } from './modelShape.ts';
import { speedClass, type SpeedClass } from './speedClass.ts';

/** Where the layers are computed: all on the GPU, some of them, or all on the CPU. */
export type Placement = 'gpu' | 'split' | 'cpu';

/** One way to run a model on a machine. */
export interface FitOption {
  placement: Placement;
  /** Layers on the GPU, the output counting as one. */
  gpuLayers: number;
  /** Tokens of a conversation: what is wanted, or the most that fits. */
  contextTokens: number;
  /** The most tokens of a conversation that would fit, up to what the model was trained for. */
  longestTokens: number;
  /** What it needs, by device: RAM first, then the GPUs. Both contexts and all states are included. */
  memory: readonly MemoryUse[];
  perDevice: readonly DeviceFit[];
  speed: SpeedClass;
  fits: boolean;
}

/** What an option needs of one device, in bytes. `free` is what is left for it, a margin deducted. */
export interface DeviceFit {
  device: string;
  needs: number;
  free: number;
}

/** How a model runs on a machine. */
export interface Fit {
  /** The possible ways, the fastest first. */
  options: readonly FitOption[];
  recommended: FitOption | undefined;
}

/** How a model would run on a machine, and which way is best. */
export function fitOf(shape: ModelShape, machine: Machine, wanted: { contextTokens: number }): Fit {
  const whole = shape.layers.length + 1;
  const options: FitOption[] = [];
  if (machine.gpus.length > 0) {
    options.push(optionOf(shape, machine, whole, wanted.contextTokens));
    const layers = mostLayers(shape, machine, wanted.contextTokens);
    if (!machine.unified && layers > 0 && layers < whole)
      options.push(optionOf(shape, machine, layers, wanted.contextTokens));
  }
  options.push(optionOf(shape, machine, 0, wanted.contextTokens));
  return { options, recommended: recommend(options, wanted.contextTokens) };
}

/**
 * One way to run a model: with this many layers on the GPUs, and the longest context up to the wanted one that fits.
 * Where nothing fits, it has the shortest context, so that what it needs is the least.
 */
export function optionOf(
  shape: ModelShape,
  machine: Machine,
  gpuLayers: number,
  contextTokens: number,
): FitOption {
  const wanted = Math.min(contextTokens, shape.trainedContext);
  const longest = longestContext(shape, machine, gpuLayers);
  const tokens = longest === 0 ? Math.min(leastTokens, wanted) : Math.min(longest, wanted);
  const placed = leanest(shape, machine, gpuLayers, tokens);
  return {
    placement: gpuLayers === 0 ? 'cpu' : gpuLayers > shape.layers.length ? 'gpu' : 'split',
    gpuLayers,
    contextTokens: tokens,
    longestTokens: longest,
    memory: placed.memory,
    perDevice: placed.perDevice,
    speed: speedClass(shape, machine, gpuLayers),
    fits: placed.fits,
  };
}

/** The best option: the fastest that fits, unless only a slower one leaves room for a context of some length. */
function recommend(options: readonly FitOption[], wanted: number): FitOption | undefined {
  const fitting = options.filter(({ fits }) => fits);
  const roomy = fitting.find(({ contextTokens }) => contextTokens >= Math.min(wanted, roomyTokens));
  return roomy ?? fitting[0];
}

/** Tokens of a conversation with a few attached files; less is worth going slower. */
const roomyTokens = 8192;

/** The most layers on the GPUs that leave room for the wanted context. */
function mostLayers(shape: ModelShape, machine: Machine, contextTokens: number): number {
  const wanted = Math.min(contextTokens, shape.trainedContext);
  for (let layers = shape.layers.length; layers > 0; layers--)
    if (leanest(shape, machine, layers, wanted).fits) return layers;
  return 0;
}

/** The steps in which contexts are tried, in tokens. */
const step = 1024;

/** The longest context that fits, a whole number of steps; 0 if none of the least length does. */
function longestContext(shape: ModelShape, machine: Machine, gpuLayers: number): number {
  const fits = (tokens: number): boolean => leanest(shape, machine, gpuLayers, tokens).fits;
  if (fits(shape.trainedContext)) return shape.trainedContext;
  if (!fits(Math.min(leastTokens, shape.trainedContext))) return 0;
  let [most, least] = [Math.ceil(shape.trainedContext / step), leastTokens / step];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (fits(middle * step)) least = middle;
    else most = middle;
  }
  return least * step;
}

interface Placed {
  memory: readonly MemoryUse[];
  perDevice: readonly DeviceFit[];
  fits: boolean;
}

/** The placement with the most states of completions that fit: with at least one. */
function leanest(shape: ModelShape, machine: Machine, gpuLayers: number, tokens: number): Placed {
  const plan = plannedContexts(shape, machine, tokens);
  for (let slots = plan.completion.slots; ; slots--) {
    const lean = { ...plan, completion: { ...plan.completion, slots } };
    const placed = place(shape, machine, gpuLayers, lean);
    if (placed.fits || slots === 1) return placed;
  }
}

function place(shape: ModelShape, machine: Machine, gpuLayers: number, plan: ContextPlan): Placed {
  const free = machine.gpus.map((gpu) => Math.max(0, gpu.free - gpuMargin(gpu.total)));
  const shares = machine.gpus.map(({ name }, index) => ({ name, share: free[index] ?? 0 }));
  const memory = memoryNeeds(shape, plan, gpuLayers, shares);
  const [ram = 0, ...gpus] = memory.map(bytesOf);
  const shared = machine.unified ? gpus.reduce((sum, bytes) => sum + bytes, 0) : 0;
  const perDevice = memory.map(({ device }, index) => ({
    device,
    needs: index === 0 ? ram + shared : (gpus[index - 1] ?? 0),
    free: index === 0 ? Math.max(0, machine.ram.free - ramMargin(machine.ram.total)) : (free[index - 1] ?? 0),
  }));
  return { memory, perDevice, fits: perDevice.every((device) => device.needs <= device.free) };
}

/** Bytes of RAM left to the rest of the desktop, which may want more than it has now. */
function ramMargin(total: number): number {
  return Math.min(total / 4, Math.max(1024 ** 3, total * 0.06));
}

/** Bytes of a GPU left to the desktop's windows; the same as node-llama-cpp leaves (`defaultLlamaVramPadding`). */
function gpuMargin(total: number): number {
  return Math.min(total * 0.08, 1.6 * 1024 ** 3);
}
