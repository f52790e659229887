import type { Fit, FitOption } from './fitOf.ts';

/** How a model would run, in one line. */
export function fitLine({ recommended, options }: Fit): string {
  if (!recommended) return `Too large for this machine: ${shortfall(options)}`;
  return `Runs ${where(recommended)} with a context of ${tokens(recommended.contextTokens)} tokens: ${speeds[recommended.speed]}`;
}

/** The rows that explain a fit: one for each option, and one for each device of the recommended one. */
export function explainFit({ options, recommended }: Fit): readonly string[] {
  const rows = options.map((option) => describeOption(option));
  if (!recommended) return rows;
  const sum = (part: 'weights' | 'caches' | 'buffers'): string =>
    size(recommended.memory.reduce((total, use) => total + use[part], 0));
  return [
    ...rows,
    `Of this, ${sum('weights')} are weights, ${sum('caches')} KV caches for ghost text and chat, and ${sum('buffers')} buffers`,
  ];
}

function describeOption(option: FitOption): string {
  const devices = option.perDevice
    .filter(({ needs }) => needs > 0)
    .map(({ device, needs, free }) => `${size(needs)} of ${size(free)} free on ${device}`);
  const needs = devices.join(', ');
  if (!option.fits) return `${headings[option.placement]}: does not fit, it needs ${needs}`;
  return `${headings[option.placement]}: ${needs}; up to ${tokens(option.longestTokens)} tokens; ${speeds[option.speed]}`;
}

const headings = { gpu: 'All on the GPU', split: 'Part on the GPU', cpu: 'All on the CPU' } as const;

const speeds = { fast: 'fast', usable: 'about as fast as you read', slow: 'slow' } as const;

function where({ placement, gpuLayers }: FitOption): string {
  if (placement === 'gpu') return 'on your GPU';
  return placement === 'cpu' ? 'on your CPU' : `with ${gpuLayers} layers on your GPU`;
}

/** What the least demanding option lacks. */
function shortfall(options: readonly FitOption[]): string {
  const [least] = options.toSorted((a, b) => lacking(a) - lacking(b));
  const worst = least?.perDevice.toSorted((a, b) => b.needs - b.free - (a.needs - a.free))[0];
  return worst ? `it needs ${size(worst.needs)}, and ${size(worst.free)} are free` : '';
}

function lacking({ perDevice }: FitOption): number {
  return perDevice.reduce((sum, { needs, free }) => sum + Math.max(0, needs - free), 0);
}

function tokens(count: number): string {
  return count.toLocaleString('en-US');
}

function size(bytes: number): string {
  return bytes >= 1e8 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
}
