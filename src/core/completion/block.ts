import { textLinesAt } from '../syntax/cursor.ts';
import { beginsBranch, closesBlock, mayBranch, opensBlock, standsAnywhere } from './blockLines.ts';
import { createDirectives } from './directives.ts';

/** The block that the cursor is in, as an answer goes on with it. Both functions take whole lines, with indentation. */
export interface Block {
  /** Whether a line stands below the block, and the answer ends before it. */
  endsBefore(line: string): boolean;
  /** Whether a line was the block's last. Called once with each line, in order. */
  endsAfter(line: string): boolean;
}

/**
 * The block that the cursor is in, by indentation, as in most languages it is written. When the cursor's line, with
 * what was added to it, opens a block, everything deeper belongs to that, with the branches at its own indentation, and
 * what closes it there ends it. On a blank line, the first line written says how deep the block is; a blank line after
 * it, at that depth again, ends the paragraph: one step at a time is what fits a screen. Lines in strings say nothing
 * of blocks, and neither do labels and directives.
 */
export function createBlock(prefix: string, suffix: string, languageId: string): Block {
  const cursorLine = prefix.slice(prefix.lastIndexOf('\n') + 1);
  const isBlank = cursorLine.trim() === '';
  const textOf = textLinesAt(prefix, suffix.split('\n', 1)[0] ?? '', languageId);
  const directives = createDirectives(prefix, suffix, languageId);
  /** Whether the answer may go on after a closing brace, at the next line: `}` and then `else {`. */
  const branchesApart = /\}[ \t]*\r?\n[ \t]*(?:else|catch|finally)\b/.test(prefix + suffix);
  let written = '';
  let depth = isBlank ? undefined : indentationOf(cursorLine);
  let header = '';
  let opened: boolean | undefined;
  /** The first line ended the block around and began its next branch, so it belongs further out than it stands. */
  let isBranch = false;
  /** The block is closed, and only a branch goes on with it. */
  let closed = false;
  let lastDepth = 0;

  function endsWith(text: string): boolean {
    const isEnd = isBranch ? lastDepth < (depth ?? 0) : opened === true && lastDepth === depth;
    return isEnd && closesBlock(text, languageId) && !opensBlock(text);
  }

  return {
    endsBefore(line) {
      const text = line.trim();
      if (closed) return !beginsBranch(text, header, languageId);
      if (text === '' || textOf(written)) return false;
      const at = indentationOf(line);
      // The first of what is written on a blank line may end the block around: clean/firstLine.ts puts it there.
      if (depth === undefined || at > depth) return false;
      if (standsAnywhere(text, languageId) || directives.belongs(text)) return false;
      if (at < depth) return !(isBranch && closesBlock(text, languageId));
      return opened === true && !closesBlock(text, languageId) && !beginsBranch(text, header, languageId);
    },
    endsAfter(line) {
      const text = line.trim();
      const inside = textOf(written);
      written += `${line}\n`;
      if (inside === 'own') return false;
      closed = false;
      if (text === '') return opened === false && lastDepth <= (depth ?? lastDepth) && isBlank;
      directives.push(text);
      if (standsAnywhere(text, languageId) || directives.is(text)) return false;
      lastDepth = indentationOf(line);
      if (inside) {
        depth ??= lastDepth;
        opened ??= false;
        return false;
      }
      if (depth === undefined && closesBlock(text, languageId)) {
        opened = false;
        isBranch = opensBlock(text);
        // What only closes belongs where the next line will say.
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

/** Columns of a line's indentation; a tab counts as four, which only has to be consistent. */
function indentationOf(line: string): number {
  return (/^[ \t]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
}
