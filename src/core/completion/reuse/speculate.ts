import { decide } from '../decide.ts';
import { completionRequest, type Ask, type Surroundings } from '../ask.ts';
import type { Result } from '../suggest.ts';
import type { Memory } from './memory.ts';
import type { SpeculationPlan } from './speculation.ts';
import { windowAfter } from './windowAfter.ts';

/**
 * The most tokens of an answer that may never be seen, about eight lines: half of what a requested answer may have, to
 * save energy.
 */
const speculatedTokens = 80;

/**
 * While a suggestion is on the screen, prepares the one that would follow its acceptance. The new prompt extends the
 * last one, so both share the KV cache.
 */
export function speculate(
  ask: Ask,
  result: Result,
  memory: Memory,
  { generate }: Pick<Surroundings, 'generate'>,
): void {
  if (!result.fitted) return;
  // This runs for each key typed along a suggestion, so skip what the first key has planned already.
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
  // Text remains right of the cursor, so the suggestion only filled a gap.
  if (window.lineAfter.trim() !== '') return undefined;
  const after = { ...situation, window, explicit: true, undone: false, accepted: false, place: undefined };
  if (!decide(after).ask) return undefined;
  // What comes next is mostly on the next line, after an Enter that then counts as typed along the answer.
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
