import { cutMarkers } from './cutMarkers.ts';
import { restoreIndentation } from './restoreIndentation.ts';
import { stripFence } from './stripFence.ts';

/** What the model was asked about, as far as its answer is measured by it. */
export interface Original {
  /** The code to replace; empty when the answer is a new document. */
  text: string;
  languageId: string;
  /** What else the model has read: the instruction and the code around. */
  around: string;
}

/**
 * Fits the model's code to the code that it replaces: no fence, no special tokens, the indentation and the blanks at
 * the end of the original. All have LF line ends. `undefined` when there is no code.
 */
export function fitAnswer(answer: string, original: Original): string | undefined {
  let text = answer.replaceAll('\r\n', '\n').toWellFormed();
  text = cutMarkers(text, original.text + original.around);
  if (!markup.has(original.languageId) && !/^`{3}/m.test(original.text)) text = stripFence(text);
  if (text.trim() === '') return undefined;
  text = text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
  text = restoreIndentation(text, original.text);
  return text + (/\s*$/.exec(original.text)?.[0] ?? '');
}

/** Languages in which a fence is part of the text. */
const markup = new Set([
  'markdown',
  'mdx',
  'quarto',
  'restructuredtext',
  'asciidoc',
  'prompt',
  'instructions',
]);
