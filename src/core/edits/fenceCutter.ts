import { lineSpans } from '../syntax/textSpans.ts';
import { fenceLine, FenceNest } from '../text/fenceLine.ts';
import { isTextKnown } from './blockEnd.ts';
import { isTalk } from './talk.ts';

/** Lets an answer through up to the line that closes its fence. */
export interface FenceCutter {
  /** Takes more text. Returns what is code as far as can be seen; `closed` once the fence has been closed. */
  push(text: string): { text: string; closed: boolean };
  /** What was held back when the turn ended without a closing fence. */
  flush(): string;
}

/**
 * Finds the end of the block that we have opened, while it streams in.
 *
 * Our fence is longer than any in what the model has read, so one as long closes the block, unless it has an info: then
 * it opens another within; or unless it stands in a string or a comment, as far as these are known. A shorter one is
 * code: a block in a comment, or in markdown. But models like to close with three backticks whatever was opened. So the
 * last line of the turn closes when it is a fence that closes nothing else, and so does, in a language that is known,
 * one outside of strings and comments with talk behind it. The line end before it belongs to the fence.
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
  /** What was let through. */
  #passed = '';
  /** Whole lines and line ends that go before the next line, unless that turns out to be the end. */
  #waiting = '';
  /** Where in `waiting` a short fence begins that may be the end. */
  #candidate: number | undefined;
  /** What there is of the last line, unless it is let through as it comes. */
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
    // It may be the first half of a line end.
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
    // No code ends within a string: there the last line is the end, too.
    if (last?.info === '' && this.#isOurs(last.run) && this.#isInText(this.#line)) {
      this.closed = true;
      return withoutLineEnd(this.#waiting);
    }
    const code = this.#line.trim() === '' ? '' : this.#endLine();
    const end = this.#candidate;
    this.closed = true;
    return end === undefined ? code : code + withoutLineEnd(this.#waiting.slice(0, end));
  }

  /** The rest of a line that is code. Its end may belong to a fence below. */
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
    // With a possible end above, the whole line is needed to see what it is.
    if (this.#candidate !== undefined || /^\s*(?:`*|~*|(?:`{3,}|~{3,})[^`]*)$/.test(this.#line)) return '';
    this.#isOpen = true;
    return this.#release();
  }

  /** The line is whole. Returns what is certainly code. */
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

  /** A fence as long as ours. What stands behind a closing one on its line is talk; an info is a word. */
  #endAtOurs(info: string): string {
    const isTold = isTalk(info);
    if (isTold || this.#long.push({ run: this.#fence, info }) === 'lone')
      return this.#close(this.#waiting.length);
    return this.#releaseLine();
  }

  /** Whether the fence that waits was the end, since talk follows. */
  #isEndBefore(line: string): boolean {
    return this.#passed !== '' && isTalk(line) && this.#spans('') !== undefined;
  }

  /** Whether a line begins within a string or a comment. */
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

  /** Lets a whole line through, but for its end. */
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
