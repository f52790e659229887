import type { TextWindow } from '../text/textWindow.ts';
import { createBlock } from './block.ts';
import { isInsideText } from './clean/insideText.ts';
import { isSameLine } from './clean/sameLine.ts';
import { findCycle, isDistinctive } from './cycles.ts';

/** What a completion is stopped by, besides the model's own end and the limits. */
export interface StopOptions {
  /** `line` ends with the line, `block` where the indentation says that the block is over. */
  shape: 'line' | 'block';
  languageId: string;
  /** The fence that the answer is in, if it is in one. */
  fence: string | undefined;
  /** The text before the cursor: its last line says how deep the block is. */
  prefix: string;
  /** The text after the cursor: the answer must not go on into it. */
  suffix: string;
}

export type StopRule =
  /** The code block was closed. */
  | 'fence'
  /** The line is complete, and only that was wanted. */
  | 'line'
  /** The next line is the first one after the cursor. */
  | 'suffix'
  /** The block is over. */
  | 'dedent'
  /** The same lines again and again. */
  | 'repetition';

export interface Stopper {
  /** Takes more of the answer. Returns what is certain now, and the rule that ends it, if one does. */
  push(text: string): { text: string; stop?: StopRule };
  /** The answer ended otherwise: what was held back, less what a rule would have kept out. */
  flush(): string;
}

/**
 * Applies the stop rules to an answer as it streams. A line is let through when it is complete and no rule ends the
 * answer before it, so what was let through never has to be taken back; the rest comes with the flush. The line end
 * before a line that is kept out is kept out as well.
 */
export function createStopper({ shape, languageId, fence, prefix, suffix }: StopOptions): Stopper {
  const cursorLine = prefix.slice(prefix.lastIndexOf('\n') + 1);
  const below = firstDistinctiveLine(suffix);
  const block = createBlock(prefix, suffix, languageId);
  const fences = createFences(fence, () => isInsideText(windowOf(prefix, cursorLine, suffix), languageId));
  const lines: string[] = [];
  let unfinished = '';
  let released = 0;
  let stopped = false;

  /** The whole line as it will stand in the file: the answer's first one goes on with the cursor's. */
  const whole = (line: string): string => (lines.length === 0 ? cursorLine + line : line);

  /** The rule by which the answer ends before a line. Of an unfinished line only its beginning is known. */
  function ruleBefore(line: string): StopRule | undefined {
    const stands = whole(line);
    if (lines.length === 0 && cursorLine.trim() !== '') return undefined;
    if (fences.endsAt(stands)) return 'fence';
    if (below !== undefined && isSameLine(stands, below, languageId)) return 'suffix';
    if (lines.length > 0 && block.endsBefore(line)) return 'dedent';
    return undefined;
  }

  function stop(rule: StopRule, upTo: number): { text: string; stop: StopRule } {
    stopped = true;
    return { text: release(upTo), stop: rule };
  }

  /** Text of the lines up to one, each with the line end before it. */
  function release(upTo: number): string {
    const text = lines
      .slice(released, upTo)
      .map((line, index) => (released + index === 0 ? line : `\n${line}`))
      .join('');
    released = Math.max(released, upTo);
    return text;
  }

  function endLine(): { text: string; stop: StopRule } | undefined {
    const rule = ruleBefore(unfinished);
    if (rule) return stop(rule, lines.length);
    const stands = whole(unfinished);
    lines.push(unfinished);
    unfinished = '';
    fences.pass(stands);
    if (shape === 'line') return stop('line', lines.length);
    const cycle = findCycle(lines);
    if (cycle?.certain === true) return stop('repetition', cycle.from);
    // The blank line that ends a paragraph is no part of it.
    if (block.endsAfter(stands))
      return stop('dedent', stands.trim() === '' ? lines.length - 1 : lines.length);
    return undefined;
  }

  return {
    push(text) {
      if (stopped) return { text: '' };
      const parts = text.split('\n');
      for (const [index, part] of parts.entries()) {
        unfinished += part;
        const ended = index < parts.length - 1 ? endLine() : undefined;
        if (ended) return ended;
      }
      // These need no line end: a fence is one at once, and a line's depth is known with its first word.
      const rule = ruleBefore(unfinished);
      if (
        (rule === 'fence' && !fences.mayOpen(whole(unfinished))) ||
        (rule === 'dedent' && hasFirstWord(unfinished))
      )
        return stop(rule, lines.length);
      return { text: release(findCycle(lines)?.from ?? lines.length) };
    },
    flush() {
      if (stopped) return '';
      stopped = true;
      const isKept = !ruleBefore(unfinished) && !(fence !== undefined && isPartOf(fence, unfinished));
      if (isKept) lines.push(unfinished);
      return release(lines.length);
    },
  };
}

interface Fences {
  /** Whether a line closes the block that the answer stands in. */
  endsAt(line: string): boolean;
  /** Whether an unfinished line may yet open a block of the answer's own, by what follows the fence. */
  mayOpen(line: string): boolean;
  /** Takes a line that is let through. */
  pass(line: string): void;
}

/** In comments and strings an answer may hold blocks of its own: they are opened with a language, and closed without. */
function createFences(fence: string | undefined, isText: () => boolean): Fences {
  if (fence === undefined) return { endsAt: () => false, mayOpen: () => false, pass: () => undefined };
  let isOwn = false;
  const opens = (text: string): boolean => /^`+\s*\w/.test(text) && isText();
  return {
    endsAt(line) {
      const text = line.trim();
      return text.startsWith(fence) && !isOwn && !opens(text);
    },
    mayOpen: (line) => line.trim() === fence && isText(),
    pass(line) {
      if (line.trim().startsWith(fence)) isOwn = !isOwn;
    },
  };
}

/** The text around the cursor, of which it is not known how much there is above. */
function windowOf(prefix: string, lineBefore: string, suffix: string): TextWindow {
  const [lineAfter = ''] = suffix.split('\n', 1);
  return { start: 1, offset: prefix.length + 1, prefix, suffix, lineBefore, lineAfter };
}

function hasFirstWord(line: string): boolean {
  // Of a directive, that is what follows its sign.
  return /^\s*(?:\w+\W|[#`@]\s*(?:\w+\W|[^\w\s])|\{(?:[^$]|\$\w+\W)|[^\w\s#`@{])/.test(line);
}

function isPartOf(fence: string, line: string): boolean {
  return line.trim() !== '' && fence.startsWith(line.trim());
}

/** The first line below the cursor's own that is not blank, with its indentation, if it says enough to be recognised. */
function firstDistinctiveLine(suffix: string): string | undefined {
  const line = suffix
    .split('\n', 40)
    .slice(1)
    .find((each) => each.trim() !== '');
  return line !== undefined && isDistinctive(line) ? line.trimEnd() : undefined;
}
