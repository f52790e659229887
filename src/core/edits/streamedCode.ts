import { isTextKnown } from './blockEnd.ts';
import { extract, type Extraction, type Original } from './extract.ts';
import { indentationOf } from '../text/indentation.ts';
import { isTalk } from './talk.ts';

/** Shows the code of an answer while it streams in. */
export interface StreamedCode {
  /** Takes more of the answer. Returns the code so far; `undefined` while there is none. */
  push(text: string): string | undefined;
}

/**
 * Follows an answer at a cost linear in its length, not quadratic. The code is extracted again whenever the answer has
 * grown by a quarter; lines in between are appended, indented by as much as the lines above were. Only the result of
 * `extract` on the whole answer may be applied.
 */
export function createStreamedCode(original: Original, read = extract): StreamedCode {
  let answer = '';
  let next = 0;
  let known: Known | undefined;
  /** The text since then, line by line. */
  let below = '';
  let line = '';
  return {
    push(text) {
      answer += text;
      const lines = (line + text.replaceAll('\r\n', '\n')).split('\n');
      line = lines.pop() ?? '';
      for (const each of lines) below += `${moved(each, known)}\n`;
      if (lines.length > 0 && answer.length >= next) {
        const whole = answer.slice(0, answer.length - line.length);
        known = isAllTalk(whole, original) ? undefined : readSoFar(read(whole, original), whole);
        below = '';
        next = answer.length * (answer.length < exactUpTo ? 1 : growth);
      }
      if (!known) return undefined;
      return known.code + below + moved(line, known);
    },
  };
}

/** UTF-16 code units up to which the code is extracted with each line, since everything depends on few lines there. */
const exactUpTo = 1000;

/** A geometric growth factor: all extractions together read five times the answer. */
const growth = 1.25;

/** The code of an answer so far, with its last line end, and how its lines were moved. */
interface Known {
  code: string;
  /** The replacement of each indentation of the answer's lines. */
  indents: ReadonlyMap<string, string>;
}

function readSoFar(extracted: Extraction, answer: string): Known | undefined {
  const code = extracted.text.trimEnd();
  if (code === '') return undefined;
  const end = answer.slice(answer.trimEnd().length);
  return { code: code + end.replace(/[^\n]+/g, ''), indents: indentsOf(answer, code) };
}

/** Whether there is only the text that models write before a block. */
function isAllTalk(answer: string, { languageId }: Original): boolean {
  const said = answer.split('\n').filter((line) => line.trim() !== '');
  return isTextKnown(languageId) && said.length < 20 && said.every(isTalk);
}

function indentsOf(answer: string, code: string): ReadonlyMap<string, string> {
  const from = answer.trimEnd().split('\n').reverse();
  const to = code.split('\n').reverse();
  const indents = new Map<string, string>();
  for (const [index, line] of from.entries()) {
    if (line.trim() !== to[index]?.trim()) break;
    if (line.trim() !== '' && !indents.has(indentationOf(line)))
      indents.set(indentationOf(line), indentationOf(to[index] ?? ''));
  }
  return indents;
}

/** A line indented by as much as the lines above it that had the same depth, or less, in the answer. */
function moved(line: string, known: Known | undefined): string {
  if (!known || line.trim() === '') return line;
  const indent = indentationOf(line);
  for (let length = indent.length; length >= 0; length--) {
    const to = known.indents.get(indent.slice(0, length));
    if (to !== undefined) return to + line.slice(length);
  }
  return line;
}
