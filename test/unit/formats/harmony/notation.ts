import {
  createChannelParser,
  type ParserStart,
  type HarmonyPiece,
} from '../../../../src/core/formats/harmony/channels.ts';
import { specialNames } from '../../../../src/core/formats/harmony/specials.ts';

/** Reads `<|name|>` in the notation as special tokens. What is between them is text, in one piece each. */
export function piecesOf(notation: string): HarmonyPiece[] {
  return notation
    .split(/(<\|\w+\|>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = specialNames.find((each) => part === `<|${each}|>`);
      return name ? { special: name } : { text: part };
    });
}

/** The tools that were offered. */
const tools: ReadonlySet<string> = new Set(['read_file', 'f']);

/** How a text comes: in parts of at most so many UTF-16 code units. */
type Split = (text: string) => Iterable<string>;

/**
 * What a whole output says: `R(…)` reasoning, `P(…)` a preamble, `A(…)` the answer, `name(…)` a call, `.` a message's
 * end, `!` the turn's, and `~` that someone else's begins.
 */
export function read(
  notation: string,
  { beginning, split = (text) => [text] }: { beginning?: ParserStart | undefined; split?: Split } = {},
): string {
  const parser = createChannelParser(beginning, tools);
  const pieces = piecesOf(notation).flatMap((piece): HarmonyPiece[] =>
    'text' in piece ? Array.from(split(piece.text), (text) => ({ text })) : [piece],
  );
  let out = '';
  for (const event of [...pieces.flatMap((piece) => parser.feed(piece)), ...parser.finish()]) {
    if (event.type === 'tool-call') out += `${event.name}(${event.arguments})`;
    else if ('text' in event) out += `${event.type.charAt(0).toUpperCase()}(${event.text})`;
    else out += { end: '!', 'message-end': '.', 'other-turn': '~' }[event.type];
  }
  return out.replaceAll(')R(', '').replaceAll(')P(', '').replaceAll(')A(', '');
}
