import { showRefusal } from './showRefusal.ts';
import { refreshTarget, type Target } from './target.ts';
import type { RefactorTools } from './tools.ts';

/** Runs an action once more on a target in the document as it is now, or says why that cannot be. */
export async function withRefreshed(
  target: Target,
  { exclusions }: Pick<RefactorTools, 'exclusions'>,
  run: (now: Target) => Promise<void>,
): Promise<void> {
  const now = await refreshTarget(target, exclusions);
  if ('refusal' in now) showRefusal(now.refusal);
  else await run(now);
}
