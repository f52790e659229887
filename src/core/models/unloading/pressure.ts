import type { MemorySample } from './memorySample.ts';

const MiB = 1024 ** 2;

/** Less available memory is short: this share of all of it, within these bounds. */
const shortShare = 0.05;
const leastShort = 512 * MiB;
const mostShort = 2048 * MiB;

/** Programs that wait for memory for a tenth of the time are slow to use, whatever the numbers say. */
const shortStall = 0.1;

/** There is enough again with this many times what is short, and with next to no waiting. */
const enoughTimes = 2;
const enoughStall = 0.01;

/** Samples in a row that change the judgement: one may be a compiler's peak. */
const samplesToChange = 3;

/** Whether the machine is short of memory, with hysteresis. */
export interface Pressure {
  short: boolean;
  /** Samples in a row that say otherwise. */
  against: number;
}

export const noPressure: Pressure = { short: false, against: 0 };

/** The judgement after another sample; samples come every few seconds. */
export function nextPressure(pressure: Pressure, sample: MemorySample): Pressure {
  const otherwise = pressure.short ? isEnough(sample) : isShort(sample);
  if (!otherwise) return { ...pressure, against: 0 };
  const against = pressure.against + 1;
  return against < samplesToChange ? { ...pressure, against } : { short: !pressure.short, against: 0 };
}

/**
 * Whether a model that was unloaded for lack of memory may be loaded again: it must leave clearly more than what would
 * unload it.
 * @param needed bytes of RAM that it took.
 */
export function mayReload(sample: MemorySample, needed: number): boolean {
  return isEnough({ ...sample, available: sample.available - needed });
}

function isShort({ total, available, stalled = 0 }: MemorySample): boolean {
  return available < shortOf(total) || stalled >= shortStall;
}

function isEnough({ total, available, stalled = 0 }: MemorySample): boolean {
  return available >= enoughTimes * shortOf(total) && stalled < enoughStall;
}

function shortOf(total: number): number {
  return Math.min(mostShort, Math.max(leastShort, total * shortShare));
}
