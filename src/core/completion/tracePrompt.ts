import type { PromptSection } from '../../protocol/promptTrace.ts';
import type { Format, Section } from '../formats/format.ts';
import { joinTexts, type PromptPart } from '../formats/promptParts.ts';

/**
 * The parts of the prompt as the request inspector shows them. The texts of neighbouring parts are tokenised together,
 * so a part's token count is the difference between the prompt up to its end and up to its start; the counts add up to
 * the whole.
 * @param countPieces counts the tokens of a beginning of the prompt. Never called for the whole, whose end is new each
 *   time.
 * @param promptTokens tokens of the whole prompt.
 * @param cachedTokens how many of them, from the start, were in the KV cache.
 * @param specials how the format spells its special tokens.
 */
export function tracePrompt(
  sections: readonly Section[],
  countPieces: (pieces: readonly PromptPart[]) => number,
  promptTokens: number,
  cachedTokens: number,
  specials: Format['specials'],
): PromptSection[] {
  let start = 0;
  let before: readonly PromptPart[] = [];
  return sections.map(({ name, pieces }, index) => {
    before = joinTexts([...before, ...pieces]);
    const end = index === sections.length - 1 ? promptTokens : countPieces(before);
    const tokens = end - start;
    const cached = Math.min(tokens, Math.max(0, cachedTokens - start));
    start = end;
    return { name, text: inWriting(pieces, specials), tokens, cachedTokens: cached };
  });
}

/** The text for people to read, never to be tokenised again: text and special tokens look alike here. */
function inWriting(pieces: readonly PromptPart[], specials: Format['specials']): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : (specials[piece.special] ?? ''))).join('');
}
