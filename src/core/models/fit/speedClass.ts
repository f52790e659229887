import type { Machine } from '../../../protocol/machine.ts';
import type { ModelShape } from './modelShape.ts';

/** How an answer feels: written faster than one reads, at about that speed, or slower. Never a promised number. */
export type SpeedClass = 'fast' | 'usable' | 'slow';

/**
 * The class by memory bandwidth: each token reads the weights that it uses once. In gpt-oss those are the output, the
 * attention, and 4 experts of 32 or 128.
 */
export function speedClass(shape: ModelShape, machine: Machine, gpuLayers: number): SpeedClass {
  const count = shape.layers.length;
  const onGpu = Math.min(Math.max(0, gpuLayers - 1), count);
  const { share, active: used, count: experts } = shape.experts;
  const active = shape.layers.map((bytes) => bytes * (1 - share + (share * used) / experts));
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
  const gpu = gpuLayers > 0 ? sum(active.slice(count - onGpu)) + shape.output : 0;
  const cpu = sum(active) + shape.output - gpu;
  const bandwidth = bandwidthOf(machine);
  const tokensPerSecond = efficiency / (gpu / bandwidth.gpu + cpu / bandwidth.ram);
  return tokensPerSecond >= fastest ? 'fast' : tokensPerSecond >= slowest ? 'usable' : 'slow';
}

/** Tokens a second: one skims at about 25, and reads at about 5 (250 words a minute). */
const fastest = 25;
const slowest = 5;

/**
 * The share of the bandwidth that decoding uses. Published speeds of gpt-oss-20b lie between 0.3 (RX 7900 XT) and 0.75
 * (DGX Spark) of what the bandwidth allows, most near 0.45 (M1 Pro, M2 Ultra, DDR5).
 */
const efficiency = 0.45;

/** Bytes per second where nothing was measured: at the low end of what such memory delivers today. */
const cautious = { ram: 40e9, unified: 100e9, gpu: 200e9 };

function bandwidthOf({ bandwidth, unified }: Machine): { ram: number; gpu: number } {
  return {
    ram: bandwidth?.ram ?? (unified ? cautious.unified : cautious.ram),
    gpu: bandwidth?.gpu ?? (unified ? cautious.unified : cautious.gpu),
  };
}
