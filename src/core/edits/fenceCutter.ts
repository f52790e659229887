import { lineSpans } from '../syntax/textSpans.ts';
import { fenceLine, FenceNest } from '../text/fenceLine.ts';
import { isTextKnown } from './blockEnd.ts';
import { isTalk } from './talk.ts';

/** Passes an answer through up to the line that closes its fence. */
export interface FenceCutter {
  /** Takes more text. Returns what is certainly code so far; `closed` once the fence has been closed. */
  push(text: string): { text: string; closed: boolean };
  /** The text held back, when the turn ended without a closing fence. */
  flush(): string;
}

/**
 * Finds the end of the block that we have opened, while it streams in.
 *
 * Our fence is longer than any fence in the prompt, so one of at least its length closes the block, unless it has an
 * info string, which opens a nested block, or is inside a string or comment, as far as these are known. A shorter one
 * is code: a block in a comment, or in Markdown. But models tend to close any block with three backticks. So a fence
 * on the last line of the turn closes the block if it closes nothing else, and so does, in a known language, one
 * outside strings and comments that is followed by talk. The line end before it belongs to the fence.
 */
export function createFenceCutter(fence: string, languageId: string): FenceCutter {
  const cutter = new Cutter(fence, languageId);
  return {
    push(text) {
      const code = cutter.push(text);
      return { text: code, closed: cutter.closed };
    },
    flush: () => cutter.flush(),
  };
}

class Cutter {
  closed = false;
  readonly #fence: string;
  readonly #languageId: string;
  /** The text passed through so far. */
  #passed = '';
  /** Lines and line ends to emit before the next line, unless that turns out to be the end. */
  #waiting = '';
  /** The offset in `waiting` of a short fence that may be the end. */
  #candidate: number | undefined;
  /** The last line so far, unless it is emitted as it comes. */
  #line = '';
  #isOpen = false;
  #carriageReturn = '';
  readonly #long = new FenceNest();
  readonly #short = new FenceNest();

  constructor(fence: string, languageId: string) {
    this.#fence = fence;
    this.#languageId = languageId;
  }

  push(text: string): string {
    let code = '';
    const all = this.#carriageReturn + text;
    // It may be the first half of a CRLF.
    this.#carriageReturn = all.endsWith('\r') ? '\r' : '';
    for (const part of all.slice(0, all.length - this.#carriageReturn.length).split(/(?<=\n)/)) {
      if (this.closed) break;
      const certain = this.#isOpen ? this.#passOn(part) : this.#hold(part);
      this.#passed += certain;
      code += certain;
    }
    return code;
  }

  flush(): string {
    if (this.closed) return '';
    const last = fenceLine(this.#line);
    // Code cannot end inside a string, so there, too, a fence on the last line is the end.
    if (last?.info === '' && this.#isOurs(last.run) && this.#isInText(this.#line)) {
      this.closed = true;
      return withoutLineEnd(this.#waiting);
    }
    const code = this.#line.trim() === '' ? '' : this.#endLine();
    const end = this.#candidate;
    this.closed = true;
    return end === undefined ? code : code + withoutLineEnd(this.#waiting.slice(0, end));
  }

  /** Emits the rest of a line of code. Its line end may belong to a fence below. */
  #passOn(part: string): string {
    const [end = ''] = /\r?\n$/.exec(part) ?? [];
    if (end === '') return part;
    this.#isOpen = false;
    this.#waiting = end;
    return part.slice(0, -end.length);
  }

  #hold(part: string): string {
    this.#line += part;
    if (part.endsWith('\n')) return this.#endLine();
    // After a possible end, the whole line is needed to decide.
    if (this.#candidate !== undefined || /^\s*(?:`*|~*|(?:`{3,}|~{3,})[^`]*)$/.test(this.#line)) return '';
    this.#isOpen = true;
    return this.#release();
  }

  /** Completes the line. Returns what is certainly code. */
  #endLine(): string {
    const line = this.#line.trimEnd();
    const found = fenceLine(line);
    if (line === '') return this.#wait();
    if (found && this.#isOurs(found.run) && !this.#isInText(line)) return this.#endAtOurs(found.info);
    if (found && this.#short.push(found) === 'lone') {
      this.#short.open(found);
      if (this.#isInText(line)) return this.#releaseLine();
      this.#candidate = this.#waiting.length;
      return this.#wait();
    }
    if (this.#candidate !== undefined && this.#isEndBefore(line)) return this.#close(this.#candidate);
    return this.#releaseLine();
  }

  #isOurs(run: string): boolean {
    return run.startsWith('`') && run.length >= this.#fence.length;
  }

  /**
   * Handles a fence at least as long as ours. Text after a closing fence on its line is talk; an info string is one
   * word.
   */
  #endAtOurs(info: string): string {
    const isTold = isTalk(info);
    if (isTold || this.#long.push({ run: this.#fence, info }) === 'lone')
      return this.#close(this.#waiting.length);
    return this.#releaseLine();
  }

  /** Whether the waiting fence was the end, because talk follows. */
  #isEndBefore(line: string): boolean {
    return this.#passed !== '' && isTalk(line) && this.#spans('') !== undefined;
  }

  /** Whether a line begins inside a string or a comment. */
  #isInText(line: string): boolean {
    return this.#spans(line)?.at(-1) !== undefined;
  }

  #spans(line: string) {
    if (!isTextKnown(this.#languageId)) return undefined;
    return lineSpans(this.#passed + this.#waiting + line, this.#languageId);
  }

  #wait(): string {
    this.#waiting += this.#line;
    this.#line = '';
    return '';
  }

  #release(): string {
    const code = this.#waiting + this.#line;
    this.#waiting = '';
    this.#line = '';
    this.#candidate = undefined;
    return code;
  }

  /** Emits a whole line except its line end. */
  #releaseLine(): string {
    const code = this.#release();
    const [end = ''] = /\r?\n$/.exec(code) ?? [];
    this.#waiting = end;
    return code.slice(0, code.length - end.length);
  }

  #close(at: number): string {
    this.closed = true;
    return withoutLineEnd(this.#waiting.slice(0, at));
  }
}

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}
