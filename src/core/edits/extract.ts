import type { DoneReason, EditRequest } from '../../protocol/model.ts';
import { withoutFileName } from './fileName.ts';
import { fillPlaceholders } from './fillPlaceholders.ts';
import type { Incomplete } from './incomplete.ts';
import type { IndentStyle } from '../text/indentStyle.ts';
import { keepIndentation } from './keepIndentation.ts';
import { keepLineEnds } from './keepLineEnds.ts';
import { hasLooseMarker } from './markers.ts';
import { findPlaceholders } from './placeholders.ts';
import { withoutSurroundings } from './surroundings.ts';
import { unwrap } from './unwrap.ts';

/** What the model was asked about, against which its answer is checked. All texts have LF line ends. */
export interface Original {
  /** The code to replace; empty when the answer is a new document. */
  text: string;
  languageId: string;
  /** As in the prompt. */
  path: string;
  /** The document before and after the code, possibly cut at the far ends. Empty for a new document. */
  before: string;
  after: string;
  /** The instruction of the user or of an action. */
  instruction: string;
  /** How the editor indents the document. */
  indentation?: IndentStyle | undefined;
}

/** The original code against which the answer to a request is checked. */
export function originalOf({ selection, instruction, context }: EditRequest): Original {
  const { path, languageId, prefix, suffix } = context;
  return { text: selection, languageId, path, before: prefix, after: suffix, instruction };
}

/** The code of an answer: complete, or what there is, with the reason why it must not be applied. */
export type Extraction = { whole: true; text: string } | { whole: false; text: string; reason: Incomplete };

/**
 * Turns an answer into the code that replaces the original: removes Markdown and repeated surrounding code, restores
 * omitted lines where these are certain, and indents it like the original. Nothing is guessed: where something is
 * uncertain, the code is not whole, and the reason says why.
 */
export function extract(answer: string, original: Original): Extraction {
  const { text: unwrapped, doubt } = unwrap(answer.replaceAll('\r\n', '\n').toWellFormed(), original);
  const named = unwrapped.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
  if (named.trim() === '') return { whole: false, text: '', reason: 'empty' };
  const code = withoutFileName(named, original);
  const { text: own, isDoubtful } =
    original.text === '' ? { text: code, isDoubtful: false } : withoutSurroundings(code, original);
  // If the user asks for changes of whitespace, whitespace is not touched.
  const aboutBlanks = /\b(?:tabs?|spaces?|blanks?|whitespace|(?:re-?)?indent\w*|(?:re-?)?format\w*)\b/i.test(
    original.instruction,
  );
  const indented = keepIndentation(own, aboutBlanks ? 'restore' : 'style', original);
  const placeholders = findPlaceholders(indented, original);
  const filled = placeholders.length > 0 ? fillPlaceholders(indented, placeholders, original.text) : indented;
  const text = keepLineEnds(filled ?? indented, original.text, !aboutBlanks);
  const read = [original.text, original.instruction, original.before, original.after].join('\n');
  if (doubt) return { whole: false, text, reason: doubt };
  if (hasLooseMarker(text, read, original.languageId)) return { whole: false, text, reason: 'marker' };
  if (isDoubtful) return { whole: false, text, reason: 'surroundings' };
  if (filled === undefined) return { whole: false, text, reason: 'placeholder' };
  return { whole: true, text };
}

/** The same for an answer that has ended as it says: half an edit is worse than none. */
export function extractEnded(
  answer: string,
  reason: Exclude<DoneReason, 'cancelled'>,
  original: Original,
): Extraction {
  const code = extract(answer, original);
  const cut = whyCut(reason);
  return cut === undefined ? code : { whole: false, text: code.text, reason: cut };
}

function whyCut(reason: Exclude<DoneReason, 'cancelled'>): Incomplete | undefined {
  switch (reason) {
    case 'end':
    case 'stop':
      return undefined;
    case 'length':
    case 'time':
      return 'cut-off';
    case 'repetition':
      return 'repetition';
  }
}
