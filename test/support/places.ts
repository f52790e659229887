import { readWindow } from '../../src/core/completion/window.ts';
import { cursorAt, type Cursor } from '../../src/core/syntax/cursor.ts';
import { grammarOf } from '../../src/core/syntax/grammars.ts';
import { readPlace } from '../../src/core/syntax/readPlace.ts';
import type { SyntaxPlace } from '../../src/core/syntax/syntaxPlace.ts';
import { parseCursor, readerOf } from '../../tools/replay/cursor.ts';
import { parserFor } from '../../tools/replay/grammars.ts';

/** What the cursor of a marked text stands in, by the grammar that ships; `undefined` where none does. */
export async function placeOf(marked: string, languageId: string): Promise<SyntaxPlace | undefined> {
  const grammar = grammarOf(languageId);
  if (!grammar) return undefined;
  const { text, offset } = parseCursor(marked);
  const window = readWindow(readerOf(text), { from: offset, to: offset, text: '' });
  return readPlace(window, grammar, await parserFor(grammar));
}

/** How the text at the cursor of a marked text is written, and what is open there. */
export function cursorOf(marked: string, languageId: string): Cursor {
  const { text, offset } = parseCursor(marked);
  return cursorAt(readWindow(readerOf(text), { from: offset, to: offset, text: '' }), languageId);
}
