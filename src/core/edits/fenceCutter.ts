/** Lets code through up to the line that closes its fence. */
export interface FenceCutter {
  /** Takes more text. Returns what is certainly code; `closed` once the fence has been closed. */
  push(text: string): { text: string; closed: boolean };
  /** What was held back when the text ended without a closing fence. */
  flush(): string;
}

/**
 * Finds the end of a code block that streams in: a line that, blanks aside, begins with the fence. The line end before
 * it belongs to the fence, so a line end is held back until the next line has begun otherwise.
 */
export function createFenceCutter(fence: string): FenceCutter {
  let held = '';
  let atStart = true;
  let closed = false;
  return {
    push(text) {
      if (closed) return { text: '', closed };
      held += text;
      const end = closingFence(held, fence, atStart);
      if (end !== undefined) {
        closed = true;
        const code = held.slice(0, end);
        held = '';
        return { text: code, closed };
      }
      const safe = safeLength(held, fence, atStart);
      const code = held.slice(0, safe);
      held = held.slice(safe);
      if (code !== '') atStart = false;
      return { text: code, closed };
    },
    flush() {
      const rest = closed ? '' : held.replace(/\n[ \t]*`*$/, '');
      held = '';
      closed = true;
      return rest;
    },
  };
}

/** Where the code ends: before the line end in front of the closing fence. */
function closingFence(text: string, fence: string, atStart: boolean): number | undefined {
  if (atStart && text.trimStart().startsWith(fence) && !/\n/.test(text.slice(0, text.indexOf(fence))))
    return 0;
  const match = new RegExp(`\\r?\\n[ \\t]*${fence}`).exec(text);
  return match?.index;
}

/** Everything but a last line that could become the closing fence. */
function safeLength(text: string, fence: string, atStart: boolean): number {
  const lineEnd = text.lastIndexOf('\n');
  if (lineEnd === -1 && !atStart) return text.length;
  const line = text.slice(lineEnd + 1).trimStart();
  if (!fence.startsWith(line)) return text.length;
  return lineEnd > 0 && text[lineEnd - 1] === '\r' ? lineEnd - 1 : Math.max(0, lineEnd);
}
