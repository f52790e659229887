import type { Reading } from './compare.ts';
import rows from './readings.json' with { type: 'json' };

export interface Row extends Reading {
  /** What a model says after `<|start|>assistant`, or from its own `<|start|>` on. */
  output: string;
  /** Where it is odd and yet clear: the well-formed output, which has a row of its own. */
  meant?: string;
}

/** How the reference parser reads outputs, made by readings.py. */
export const readings: readonly Row[] = rows;
