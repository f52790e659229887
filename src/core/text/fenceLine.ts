/** A line of Markdown that opens or closes a code block. */
export interface FenceLine {
  /** The backticks or tildes. */
  run: string;
  /** The info string: the language, a title. Empty in a closing fence. */
  info: string;
}

/**
 * Parses a line as a fence: at least three backticks or tildes at its start, after optional whitespace (CommonMark
 * 4.5).
 */
export function fenceLine(line: string): FenceLine | undefined {
  const match = /^\s*(`{3,}|~{3,})(.*)$/.exec(line);
  const [, run = '', info = ''] = match ?? [];
  // The info string after backticks cannot contain backticks: such a line is inline code.
  if (!match || (run.startsWith('`') && info.includes('`'))) return undefined;
  return { run, info: info.trim() };
}

/**
 * Whether a fence can close the block that another opened: the same character, at least as many, and no info string.
 */
export function closes(fence: FenceLine, open: FenceLine): boolean {
  return fence.info === '' && fence.run.length >= open.run.length && fence.run.startsWith(open.run.charAt(0));
}

/**
 * Tracks code blocks line by line, also nested ones as models mean them: a fence with an info string opens a block,
 * even inside another; one without closes the innermost block, or opens one if there is none to close.
 */
export class FenceNest {
  readonly #open: FenceLine[] = [];

  /** Takes the next fence. `lone` if it can neither open nor close a nested block. */
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

  /** Takes a fence without an info string as one that opens a block. */
  open(fence: FenceLine): void {
    this.#open.push(fence);
  }

  get depth(): number {
    return this.#open.length;
  }
}
