import type { UnloadRules } from '../../../protocol/unloading.ts';

/**
 * The rules for a process that several windows share: it stays as long as any of them wants it to, and lets go under
 * pressure if any of them allows it, since memory is the whole machine's.
 */
export function combineRules(windows: Iterable<UnloadRules>): UnloadRules {
  const all = [...windows];
  const [longest] = all.toSorted((one, other) => patience(other) - patience(one));
  return {
    after: longest?.after ?? 0,
    reason: longest?.reason ?? 'idle',
    underPressure: all.some(({ underPressure }) => underPressure),
  };
}

function patience({ after }: UnloadRules): number {
  return after <= 0 ? Number.MAX_SAFE_INTEGER : after;
}
