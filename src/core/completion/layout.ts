import type { CompletionRequest, Problem, SectionName, Snippet } from '../../protocol/model.ts';
import { fenced, fencedInline, fenceFor, fenceInfo, oneLine } from '../text/fence.ts';
import { answerWithoutReasoning, joinTexts, special, text, type Piece } from '../formats/harmony/pieces.ts';
import { developerMessage, systemMessage } from '../formats/harmony/system.ts';
import { isClosersOnly } from '../syntax/closers.ts';
import { fitPrefix, fitProblems, fitSnippets, fitSuffix } from './fit.ts';
import { heal } from './heal.ts';

export interface CompletionLayout {
  /** The whole prompt, up to the stub. */
  pieces: Piece[];
  /** The same prompt in parts, with texts cut where the parts meet. */
  sections: Section[];
  /** What the generation has to begin with: it stands before the cursor already. See {@link heal}. */
  stub: string;
  /** What closes the code block that the answer is in: it ends the generation. */
  fence: string;
}

/** A part of the prompt. */
export interface Section {
  name: SectionName;
  pieces: Piece[];
}

/** Constant, so that its part of the KV cache holds. */
const rules = [
  'You complete code while the user types. Your answer is the file itself, in one code block.',
  'Go on exactly where the text stops: finish the line or the block that has begun, in the style of the file.',
  'Write only what belongs at that place. Do not repeat what comes after it. Do not explain.',
  'Close the code block where the text that comes after would follow.',
].join('\n');

/**
 * The prompt of ghost text, laid out by how rarely each part changes, so that the KV cache survives a keystroke:
 * rules, snippets, path and the text after the cursor, problems if there are any, and last, as an answer already begun,
 * the text before it.
 * @param budget tokens for snippets and both texts. Each has a fixed share, so that one never pushes another about.
 * @param count the tokens of a text. Asked with the same texts again and again, so it should remember.
 */
export function layOutCompletion(
  { context, snippets, problems = [] }: Pick<CompletionRequest, 'context' | 'snippets' | 'problems'>,
  budget: number,
  count: (text: string) => number,
): CompletionLayout {
  const info = fenceInfo(context.languageId);
  const prefix = fitPrefix(context.prefix, budget * shares.prefix, count);
  const suffix = fitSuffix(withoutClosers(context.suffix), budget * shares.suffix, count);
  const { stable, stub } = heal(prefix);
  const fence = fenceFor(prefix);
  const related = fitSnippets(snippets, budget * shares.snippets, count).map(
    (snippet) => `${snippetText(snippet)}\n\n`,
  );
  const place = [
    `File: ${oneLine(context.path)}\nLanguage: ${oneLine(context.languageId)}`,
    suffix.trim() === ''
      ? 'Nothing comes after the place to complete.'
      : `After the place to complete comes:\n${fenced(suffix.replace(/^\n/, ''), info)}`,
  ];
  const reported = fitProblems(problems.map(problemText), problemTokens, count);
  const sections: Section[] = [
    { name: 'system', pieces: systemMessage('low', false) },
    { name: 'rules', pieces: developerMessage(rules) },
    {
      name: 'snippets',
      pieces: [
        special('start'),
        text('user'),
        special('message'),
        ...(related.length > 0 ? [text(related.join(''))] : []),
      ],
    },
    ...endOfMessage(place.join('\n\n'), reported),
    { name: 'prefix', pieces: answerWithoutReasoning(`${fence}${info}\n${stable}`) },
  ];
  return { pieces: joinTexts(sections.flatMap((section) => section.pieces)), sections, stub, fence };
}

/**
 * The last parts of the message. Problems change more often than anything else in it, so they stand at its very end;
 * without any, the prompt is what it is without this feature, to the byte.
 */
function endOfMessage(place: string, problems: readonly string[]): Section[] {
  if (problems.length === 0) return [{ name: 'suffix', pieces: [text(place), special('end')] }];
  const words = `\n\nThe editor reports near the place:\n${problems.join('\n')}`;
  return [
    { name: 'suffix', pieces: [text(place)] },
    { name: 'problems', pieces: [text(words), special('end')] },
  ];
}

/** Tokens for problems: three of a line each. They are so few that they have no share, but room in what is reserved. */
const problemTokens = 120;

/** What is before the cursor says most. With the host's limits in characters, these are rarely reached by code. */
const shares = { prefix: 0.55, suffix: 0.15, snippets: 0.3 };

/**
 * The text after the cursor without the rest of the cursor's own line, when that is only closing brackets and the
 * like. Editors close brackets by themselves: typing `(` makes `()`, and the `)` comes and goes while the user types.
 * The text after the cursor stands before the text before it, so each such change would cost a prefill of all that.
 */
export function withoutClosers(suffix: string): string {
  const lineEnd = suffix.search(/[\r\n]/);
  const line = lineEnd === -1 ? suffix : suffix.slice(0, lineEnd);
  return isClosersOnly(line) ? suffix.slice(line.length) : suffix;
}

function problemText({ severity, code, message }: Problem): string {
  return `- ${severity} in ${fencedInline(oneLine(code))}: ${oneLine(message)}`;
}

function snippetText({ path, languageId, text }: Snippet): string {
  return `File: ${oneLine(path)}\n${fenced(text, fenceInfo(languageId))}`;
}
