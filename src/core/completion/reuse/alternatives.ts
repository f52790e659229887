import { collectAnswer } from '../../modelService.ts';
import { clean } from '../clean/clean.ts';
import type { Fitted } from '../clean/restOfLine.ts';
import { reuseOffer, toOffer, type Offer } from './reuse.ts';
import type { Shape } from '../shape.ts';
import { completionRequest, fit, type Ask } from '../ask.ts';
import type { Means } from './answerFor.ts';

/** Suggestions beside the first. Copilot offers up to ten, but users look at few of them. */
const wanted = 2;

/**
 * Sampling temperatures. OpenAI's Codex paper found about 0.8 best when several samples are drawn (arXiv 2107.03374,
 * section 3.3); if they come out the same, a higher temperature follows.
 */
const temperatures = [0.8, 0.8, 1.1, 1.1];

/**
 * Alternatives to the suggestion `first`, until there are enough that differ or all attempts are used. The prompt is
 * already in the KV cache, so each costs only its own tokens. They are remembered, so that typing along one of them
 * needs no model call either.
 */
export async function alternativesTo(
  first: { text: string; offer: Offer },
  ask: Ask,
  shape: Shape,
  { memory, signal, around }: Means,
): Promise<Fitted[]> {
  const { uri, situation } = ask;
  const { window, languageId, indentation } = situation;
  const request = completionRequest({ ...ask, trace: false }, shape);
  const seen = new Set([first.text.trimEnd()]);
  const found: Fitted[] = [];
  for (const temperature of temperatures) {
    if (found.length >= wanted || signal.aborted) break;
    const { text, end } = await collectAnswer(around.generate({ ...request, temperature }, signal));
    if (end.type === 'failed' || end.reason === 'cancelled') break;
    const cleaned = clean({ text, reason: end.reason, shape, window, languageId, indentation });
    if ('empty' in cleaned) continue;
    const offer = toOffer(uri, window, cleaned);
    const fitted = fit(reuseOffer([offer], uri, window) ?? { text: cleaned.text, offer }, ask);
    if ('empty' in fitted || seen.has(fitted.text.trimEnd())) continue;
    seen.add(fitted.text.trimEnd());
    found.push(fitted);
    memory.keepBeside(offer, first.offer);
  }
  return found;
}
