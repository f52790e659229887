import type { CompletionRequest } from '../../protocol/model.ts';
import type { Format, Section } from '../formats/format.ts';
import { joinTexts, type PromptPart } from '../formats/promptParts.ts';
import {
  completionConversation,
  completionParts,
  problemText,
  type CompletionTexts,
} from '../prompts/completionConversation.ts';
import { isClosersOnly } from '../syntax/closers.ts';
import { fenceFor } from '../text/fence.ts';
import { fitPrefix, fitProblems, fitSnippets, fitSuffix } from './fit.ts';
import { heal } from './heal.ts';

/** The prompt of a completion. */
export interface CompletionLayout {
  /** The whole prompt, up to the stub. */
  pieces: PromptPart[];
  /** The same prompt split into named parts, each with its own pieces. */
  sections: Section[];
  /** The text that the generation must begin with; it is already before the cursor. See {@link heal}. */
  stub: string;
  /**
   * The fence that closes the code block of the answer, and so ends the generation; `undefined` outside a code block.
   */
  fence: string | undefined;
}

/**
 * The prompt of ghost text, laid out by how rarely each part changes, so that the KV cache survives a keystroke:
 * rules, snippets, path, text after the cursor, problems if there are any, and last, as the beginning of the answer,
 * the text before the cursor. A format with a completion layout of its own uses that instead.
 * @param budget tokens for snippets and both texts. Each has a fixed share, so that a change in one does not move the
 *   others.
 * @param count counts the tokens of a text. It is called with the same texts again and again, so it should cache.
 */
export function layOutCompletion(
  { context, snippets, problems = [] }: Pick<CompletionRequest, 'context' | 'snippets' | 'problems'>,
  budget: number,
  count: (text: string) => number,
  format: Format,
): CompletionLayout {
  const { path, languageId } = context;
  const prefix = fitPrefix(context.prefix, budget * shares.prefix, count);
  const suffix = fitSuffix(withoutClosers(context.suffix), budget * shares.suffix, count);
  const { stable, stub } = heal(prefix);
  const texts: CompletionTexts = {
    ...{ path, languageId, suffix, prefix: stable },
    snippets: fitSnippets(snippets, budget * shares.snippets, count),
    problems: fitProblems(problems.map(problemText), problemTokens, count),
  };
  const own = format.layOutCompletion?.(texts);
  const fence = own ? undefined : fenceFor(prefix);
  const sections = own ?? sectionsOf(texts, fenceFor(prefix), format);
  return { pieces: joinTexts(sections.flatMap((section) => section.pieces)), sections, stub, fence };
}

/** A completion as a conversation, in sections that each change as a whole. */
function sectionsOf(texts: CompletionTexts, fence: string, format: Format): Section[] {
  const { system, instructions, messages, tail } = format.render(completionConversation(texts, fence));
  const parts = messages.flat();
  return [
    { name: 'system', pieces: system },
    { name: 'rules', pieces: instructions },
    ...completionParts
      .slice(0, parts.length)
      .map((name, index): Section => ({ name, pieces: withoutEmpty(parts[index] ?? []) })),
    { name: 'prefix', pieces: tail },
  ];
}

function withoutEmpty(pieces: readonly PromptPart[]): PromptPart[] {
  return pieces.filter((piece) => !('text' in piece) || piece.text !== '');
}

/**
 * Tokens for problems: three of one line each. They are so few that they need no share; the reserve has room for them.
 */
const problemTokens = 120;

/**
 * The text before the cursor tells the model most. The host's own limits come first, so code rarely reaches these
 * shares.
 */
const shares = { prefix: 0.55, suffix: 0.15, snippets: 0.3 };

/**
 * The text after the cursor without the rest of the cursor's own line, if that is only closing brackets and the like.
 * Editors close brackets automatically: typing `(` gives `()`, and the `)` comes and goes as the user types. The text
 * after the cursor precedes the text before it in the prompt, so each such change would cost a prefill of both.
 */
export function withoutClosers(suffix: string): string {
  const lineEnd = suffix.search(/[\r\n]/);
  const line = lineEnd === -1 ? suffix : suffix.slice(0, lineEnd);
  return isClosersOnly(line) ? suffix.slice(line.length) : suffix;
}
