import type { Problem, Snippet } from '../../protocol/model.ts';
import { fenced, fencedInline, fenceInfo, oneLine } from '../text/fence.ts';
import type { Conversation } from './conversation.ts';

/** Constant, so that its part of the KV cache stays valid. */
const rules = [
  'You complete code while the user types. Your answer is the file itself, in one code block.',
  'Go on exactly where the text stops: finish the line or the block that has begun, in the style of the file.',
  'Write only what belongs at that place. Do not repeat what comes after it. Do not explain.',
  'Close the code block where the text that comes after would follow.',
].join('\n');

/** The texts of a completion, cut to size, with problems in words. */
export interface CompletionTexts {
  path: string;
  languageId: string;
  snippets: readonly Snippet[];
  /** See {@link problemText}. */
  problems: readonly string[];
  /** The file before the cursor, up to where the answer begins. */
  prefix: string;
  /** The file after the cursor. */
  suffix: string;
}

/** The parts of the user message, in order; the last is present only if there are problems. */
export const completionParts = ['snippets', 'suffix', 'problems'] as const;

/**
 * A completion as a conversation whose answer has been begun: the file before the cursor, in an open code block.
 * Problems change most often, so they stand at the very end of the message; without any, the prompt is byte for byte
 * what it would be without this feature.
 * @param fence opens the code block.
 */
export function completionConversation(texts: CompletionTexts, fence: string): Conversation {
  const { path, languageId, snippets, problems, prefix, suffix } = texts;
  const info = fenceInfo(languageId);
  const place = [
    `File: ${oneLine(path)}\nLanguage: ${oneLine(languageId)}`,
    suffix.trim() === ''
      ? 'Nothing comes after the place to complete.'
      : `After the place to complete comes:\n${fenced(suffix.replace(/^\n/, ''), info)}`,
  ];
  const parts = [snippets.map((snippet) => `${snippetText(snippet)}\n\n`).join(''), place.join('\n\n')];
  if (problems.length > 0) parts.push(`\n\nThe editor reports near the place:\n${problems.join('\n')}`);
  return {
    instructions: rules,
    tools: [],
    messages: [{ from: 'user', parts: parts.map((text) => ({ type: 'text', text })) }],
    effort: 'low',
    answer: { type: 'prefilled', reasoning: '', text: `${fence}${info}\n${prefix}` },
  };
}

/** A problem on a line of its own. */
export function problemText({ severity, code, message }: Problem): string {
  return `- ${severity} in ${fencedInline(oneLine(code))}: ${oneLine(message)}`;
}

/** Code from another place, under its path. */
function snippetText({ path, languageId, text }: Snippet): string {
  return `File: ${oneLine(path)}\n${fenced(text, fenceInfo(languageId))}`;
}
