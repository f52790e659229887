import { isClosersOnly } from '../../syntax/closers.ts';
import { isSameRest, replacedBy, type Offer, type Reused, type Typed } from './reuse.ts';
import { toPromptText } from '../window.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/** Answers to keep, 1 to 2 kB each: a few minutes of typing. llama.vscode keeps 250. */
const kept = 100;

/**
 * UTF-16 code units before and after the cursor by which a place is recognised, about 25 and 12 lines. Changes further
 * away, such as a new import, do not need a new answer.
 */
const headReach = 1000;
const tailReach = 500;

/** UTF-16 code units typed since an answer, two long lines, up to which it is still looked for. */
const longestTyped = 200;

/**
 * Answers indexed by the text around their place; the least recently used is evicted first. Unlike an offer, an answer
 * is found again after its place has moved in the file, and much later.
 */
export class AnswerCache {
  readonly #entries = new Map<string, Entry>();

  get size(): number {
    return this.#entries.size;
  }

  add(answer: Offer): void {
    const entry = toEntry(answer);
    // NUL as a separator: it does not occur in code.
    const key = [answer.uri, entry.head, entry.tail].join('\u0000');
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= kept) break;
      this.#entries.delete(oldest);
    }
  }

  /**
   * The newest answer for this place, or for an earlier one from which the user has typed along it, and what is left
   * of it.
   */
  find(uri: string, now: TextWindow): Reused | undefined {
    const before = toPromptText(now.prefix);
    const tail = tailOf(now);
    for (const [key, entry] of [...this.#entries].reverse()) {
      const { answer } = entry;
      if (answer.uri !== uri || entry.tail !== tail || !isSameRest(answer.window.lineAfter, now.lineAfter))
        continue;
      const typed = typedAfter(entry, before, now.start === 0);
      const text = typed === undefined ? '' : answer.text.slice(typed.text.length);
      if (typed === undefined || text.trim() === '') continue;
      this.#entries.delete(key);
      this.#entries.set(key, entry);
      return { text, offer: answer, ...replacedBy(typed) };
    }
    return undefined;
  }

  clear(): void {
    this.#entries.clear();
  }
}

interface Entry {
  answer: Offer;
  /** The end of the text before the cursor. */
  head: string;
  /** Whether `head` is everything that the document has before the cursor. */
  whole: boolean;
  /** The start of the text after the cursor, without closers on the cursor's line. */
  tail: string;
}

function toEntry(answer: Offer): Entry {
  const before = toPromptText(answer.window.prefix);
  return {
    answer,
    head: before.slice(-headReach),
    whole: answer.window.start === 0 && before.length <= headReach,
    tail: tailOf(answer.window),
  };
}

/** How much of the answer is already in the document; `undefined` when the answer is for another place. */
function typedAfter({ answer, head, whole }: Entry, before: string, fromStart: boolean): Typed | undefined {
  const { text, surplus = '' } = answer;
  for (let typed = 0; typed <= Math.min(longestTyped, text.length); typed++) {
    const written = text.slice(0, typed);
    if (!before.endsWith(written)) continue;
    const most = written.includes('\n') ? 0 : surplus.length;
    for (let blanks = 0; blanks <= most; blanks++) {
      const end = before.length - typed - blanks;
      if (whole && (!fromStart || end !== head.length)) continue;
      if (surplus.startsWith(before.slice(end, end + blanks)) && before.endsWith(head, end))
        return { blanks, text: written };
    }
  }
  return undefined;
}

function tailOf({ lineAfter, suffix }: TextWindow): string {
  const text = toPromptText(suffix);
  // Automatic closers come and go, and so does whitespace at a document's end.
  return isClosersOnly(lineAfter) ? text.slice(0, tailReach).trimEnd() : text.slice(0, tailReach);
}
