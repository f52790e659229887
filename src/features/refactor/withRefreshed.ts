import { showRefusal } from './showRefusal.ts';
import { refreshTarget, type Target } from './target.ts';
import type { RefactorTools } from './tools.ts';

/** Repeats an action on its target in the current document, or explains why it cannot. */
export async function withRefreshed(
  target: Target,
  { exclusions }: Pick<RefactorTools, 'exclusions'>,
  run: (now: Target) => Promise<void>,
): Promise<void> {
  const now = await refreshTarget(target, exclusions);
  if ('refusal' in now) showRefusal(now.refusal);
  else await run(now);
}
