import { bytesInWords } from '../../text/quantities.ts';
import type { Machine } from '../../../protocol/machine.ts';

/** The machine in a line: its memory and its GPUs, and what of them is free now. */
export function machineLine({ ram, gpus, unified }: Machine): string {
  const memory = ({ total, free }: { total: number; free: number }) =>
    `${bytesInWords(total)}, ${bytesInWords(free)} free`;
  const own = unified ? 'Memory, shared with the GPU' : 'Memory';
  const parts = [`${own}: ${memory(ram)}`];
  if (!unified) parts.push(...gpus.map((gpu) => `${gpu.name}: ${memory(gpu)}`));
  if (gpus.length === 0) parts.push('no GPU that the engine can use');
  return parts.join(' · ');
}
