/** A line of markdown that opens or closes a block of code. */
export interface FenceLine {
  /** Its backticks or tildes. */
  run: string;
  /** What stands behind them: the language, a title. A closing fence has nothing. */
  info: string;
}

/** Reads a line as a fence: at least three backticks or tildes at its start, blanks aside (CommonMark 4.5). */
export function fenceLine(line: string): FenceLine | undefined {
  const match = /^\s*(`{3,}|~{3,})(.*)$/.exec(line);
  const [, run = '', info = ''] = match ?? [];
  // In the info of backticks there are none: such a line is code within a line of text.
  if (!match || (run.startsWith('`') && info.includes('`'))) return undefined;
  return { run, info: info.trim() };
}

/** Whether a fence can close a block that another opened: the same sign, at least as often, and no info. */
export function closes(fence: FenceLine, open: FenceLine): boolean {
  return fence.info === '' && fence.run.length >= open.run.length && fence.run.startsWith(open.run.charAt(0));
}

/**
 * Follows blocks of code through lines of text, also blocks within blocks as models mean them: a fence with an info
 * opens one, also inside of another, and one without closes the innermost, or else opens.
 */
export class FenceNest {
  readonly #open: FenceLine[] = [];

  /** Takes the next fence. Returns whether it was none of a block that is inside: it has nothing to close. */
  push(fence: FenceLine): 'opens' | 'closes' | 'lone' {
    const innermost = this.#open.at(-1);
    if (fence.info !== '') {
      this.#open.push(fence);
      return 'opens';
    }
    if (innermost && closes(fence, innermost)) {
      this.#open.pop();
      return 'closes';
    }
    return 'lone';
  }

  /** Takes a fence without info as one that opens. */
  open(fence: FenceLine): void {
    this.#open.push(fence);
  }

  get depth(): number {
    return this.#open.length;
  }
}
