import type { TextWindow } from '../text/textWindow.ts';
import { createBlock } from './block.ts';
import { isInsideText } from './clean/insideText.ts';
import { isSameLine } from './clean/sameLine.ts';
import { findCycle, isDistinctive } from './cycles.ts';

/** What the stop rules depend on. */
export interface StopOptions {
  /** `line` stops at the end of the line, `block` where the indentation shows that the block is over. */
  shape: 'line' | 'block';
  languageId: string;
  /** The fence around the answer, if there is one. */
  fence: string | undefined;
  /** The text before the cursor: its last line gives the depth of the block. */
  prefix: string;
  /** The text after the cursor, which the answer must not repeat. */
  suffix: string;
}

/** The rule that ended an answer. */
export type StopRule =
  /** The code block was closed. */
  | 'fence'
  /** The line is complete, and no more was wanted. */
  | 'line'
  /** The next line would be the first one after the cursor. */
  | 'suffix'
  /** The block is over. */
  | 'dedent'
  /** The same lines are repeated again and again. */
  | 'repetition';

/** Applies the stop rules to one answer. */
export interface Stopper {
  /** Takes more of the answer. Returns the text that is final now, and the rule that ended the answer, if one did. */
  push(text: string): { text: string; stop?: StopRule };
  /** Call when the answer ends otherwise: returns the text held back, less what a rule would have excluded. */
  flush(): string;
}

/**
 * Applies the stop rules to a streamed answer. A line is released when it is complete and no rule ends the answer
 * before it, so released text never has to be taken back; the rest comes with the flush. When a line is excluded, so
 * is the line end before it.
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

  /** The whole line as it will be in the file: the answer's first line continues the cursor's. */
  const whole = (line: string): string => (lines.length === 0 ? cursorLine + line : line);

  /** The rule that ends the answer before a line. Of an unfinished line only the beginning is known. */
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

  /** The text of the lines before `upTo`, each with the line end that precedes it. */
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
    // The blank line that ends a paragraph is not part of it.
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
      // These rules need no line end: a fence is recognised at once, and a line's depth is known from its first word.
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
  /** Whether a line closes the code block around the answer. */
  endsAt(line: string): boolean;
  /** Whether an unfinished line may still open a nested code block, depending on what follows the fence. */
  mayOpen(line: string): boolean;
  /** Takes a line that is released. */
  pass(line: string): void;
}

/** In comments and strings an answer may contain code blocks of its own: opened with a language, closed without. */
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

/** A window around the cursor, when it is not known how much text there is above. */
function windowOf(prefix: string, lineBefore: string, suffix: string): TextWindow {
  const [lineAfter = ''] = suffix.split('\n', 1);
  return { start: 1, offset: prefix.length + 1, prefix, suffix, lineBefore, lineAfter };
}

function hasFirstWord(line: string): boolean {
  // The first word of a directive is the one after its sign.
  return /^\s*(?:\w+\W|[#`@]\s*(?:\w+\W|[^\w\s])|\{(?:[^$]|\$\w+\W)|[^\w\s#`@{])/.test(line);
}

function isPartOf(fence: string, line: string): boolean {
  return line.trim() !== '' && fence.startsWith(line.trim());
}

/** The first non-blank line below the cursor's line, with its indentation, if it is distinctive. */
function firstDistinctiveLine(suffix: string): string | undefined {
  const line = suffix
    .split('\n', 40)
    .slice(1)
    .find((each) => each.trim() !== '');
  return line !== undefined && isDistinctive(line) ? line.trimEnd() : undefined;
}
