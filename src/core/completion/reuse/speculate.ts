import { decide } from '../decide.ts';
import { completionRequest, type Ask, type Surroundings } from '../ask.ts';
import type { Result } from '../suggest.ts';
import type { Memory } from './memory.ts';
import type { SpeculationPlan } from './speculation.ts';
import { windowAfter } from './windowAfter.ts';

/**
 * Tokens of an answer that may never be looked at, about eight lines: half of what one that was asked for may have,
 * since it costs the same electricity.
 */
const speculatedTokens = 80;

/**
 * While a suggestion is on the screen, has the one that would follow its acceptance prepared. Its prompt goes on where
 * the last one ended, so the engine keeps what it has of both.
 */
export function speculate(
  ask: Ask,
  result: Result,
  memory: Memory,
  { generate }: Pick<Surroundings, 'generate'>,
): void {
  if (!result.fitted) return;
  // Each key along a suggestion comes by here: what was planned for the first is not planned again.
  if (memory.isPrepared(ask.uri, windowAfter(ask.situation.window, result.fitted))) return;
  const plan = planSpeculation(ask, result.fitted);
  if (plan) memory.speculate(plan, generate);
}

/** What to ask for; `undefined` when nothing would be asked there, or only the rest of a line. */
export function planSpeculation(
  ask: Ask,
  fitted: NonNullable<Result['fitted']>,
): SpeculationPlan | undefined {
  const { uri, insertOnly, situation } = ask;
  const window = windowAfter(situation.window, fitted);
  // More text right of the cursor means that only a gap was filled.
  if (window.lineAfter.trim() !== '') return undefined;
  const after = { ...situation, window, explicit: true, undone: false, accepted: false, place: undefined };
  if (!decide(after).ask) return undefined;
  // What comes next is mostly on the next line, after an Enter that is then typed along the answer.
  const request = completionRequest({ ...ask, situation: after, trace: false }, 'block');
  return {
    uri,
    window,
    languageId: situation.languageId,
    indentation: situation.indentation,
    insertOnly,
    from: situation.window.offset,
    request: { ...request, maxTokens: Math.min(request.maxTokens, speculatedTokens), background: true },
  };
}
