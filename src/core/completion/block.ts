import { indentationOf } from '../text/indentation.ts';
import { textLinesAt } from '../syntax/cursor.ts';
import { beginsBranch, closesBlock, mayBranch, opensBlock, standsAnywhere } from './blockLines.ts';
import { createDirectives } from './directives.ts';

/**
 * The block that the cursor is in, tracked while the answer continues it. Both methods take whole lines, with
 * indentation.
 */
export interface Block {
  /** Whether a line lies outside the block, so that the answer ends before it. */
  endsBefore(line: string): boolean;
  /** Whether a line was the last of the block. Must be called once for each line, in order. */
  endsAfter(line: string): boolean;
}

/**
 * The block that the cursor is in, recognised by indentation, as most languages are written. If the cursor's line,
 * completed by the answer, opens a block, then deeper lines belong to it, as do branches at its own indentation, and a
 * closer there ends it. On a blank line, the first line written sets the depth, and a blank line after it at the same
 * depth ends the paragraph: one step at a time is what fits on a screen. Lines inside strings are ignored, and so are
 * labels and directives.
 */
export function createBlock(prefix: string, suffix: string, languageId: string): Block {
  const cursorLine = prefix.slice(prefix.lastIndexOf('\n') + 1);
  const isBlank = cursorLine.trim() === '';
  const textOf = textLinesAt(prefix, suffix.split('\n', 1)[0] ?? '', languageId);
  const directives = createDirectives(prefix, suffix, languageId);
  /** Whether a branch may follow a closing brace on the next line: `}` and then `else {`. */
  const branchesApart = /\}[ \t]*\r?\n[ \t]*(?:else|catch|finally)\b/.test(prefix + suffix);
  let written = '';
  let depth = isBlank ? undefined : depthOf(cursorLine);
  /** The depth that the first line was written with, if that includes the cursor's; the lines below tell. */
  let absolute: number | undefined;
  let header = '';
  let opened: boolean | undefined;
  /**
   * The first line closed the enclosing block and opened its next branch, so it belongs further out than it stands.
   */
  let isBranch = false;
  /** The block is closed; only a branch can continue it. */
  let closed = false;
  let lastDepth = 0;

  /** The first code line below the first tells whether that one's indentation comes on top of the cursor's. */
  function settle(at: number, text: string): void {
    if (absolute === undefined || depth === undefined) return;
    const isDeeper = opensBlock(header) && !closesBlock(text, languageId);
    if (isDeeper ? at <= depth : at < depth) {
      depth = absolute;
      // The branch stands where it belongs, so a closer there ends it.
      if (isBranch) opened = true;
      isBranch = false;
    }
    absolute = undefined;
  }

  function endsWith(text: string): boolean {
    const isEnd = isBranch ? lastDepth < (depth ?? 0) : opened === true && lastDepth === depth;
    return isEnd && closesBlock(text, languageId) && !opensBlock(text);
  }

  return {
    endsBefore(line) {
      const text = line.trim();
      if (closed) return !beginsBranch(text, header, languageId);
      if (text === '' || textOf(written)) return false;
      if (standsAnywhere(text, languageId) || directives.belongs(text)) return false;
      const at = depthOf(line);
      settle(at, text);
      // The first line written on a blank line may close the enclosing block; clean/firstLine.ts then moves it out.
      if (depth === undefined || at > depth) return false;
      if (at < depth) return !(isBranch && closesBlock(text, languageId));
      return opened === true && !closesBlock(text, languageId) && !beginsBranch(text, header, languageId);
    },
    endsAfter(line) {
      const text = line.trim();
      const inside = textOf(written);
      const isFirst = written === '';
      written += `${line}\n`;
      if (inside === 'own') return false;
      closed = false;
      if (text === '') return opened === false && lastDepth <= (depth ?? lastDepth) && isBlank;
      directives.push(text);
      if (standsAnywhere(text, languageId) || directives.is(text)) return false;
      lastDepth = depthOf(line);
      if (inside) {
        depth ??= lastDepth;
        opened ??= false;
        return false;
      }
      const own = lastDepth - depthOf(cursorLine);
      if (isFirst && isBlank && own > 0 && own <= depthOf(cursorLine)) absolute = own;
      if (depth === undefined && closesBlock(text, languageId)) {
        header = text;
        opened = false;
        isBranch = opensBlock(text);
        // The depth of a line that only closes is known once the next line comes.
        if (isBranch) depth = lastDepth;
        return false;
      }
      depth ??= lastDepth;
      if (opened === undefined) {
        opened = !isBlank && opensBlock(text);
        header = text;
        return false;
      }
      if (!endsWith(text)) return false;
      closed = branchesApart && mayBranch(header) && text === '}';
      return !closed;
    },
  };
}

/** Columns of a line's indentation. A tab counts as four; any number would do if used consistently. */
function depthOf(line: string): number {
  return indentationOf(line).replaceAll('\t', '    ').length;
}
