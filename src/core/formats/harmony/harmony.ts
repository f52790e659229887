import type { Format, OutputEvent, OutputPiece } from '../format.ts';
import { createChannelParser } from './channels.ts';
import { render } from './render.ts';
import { openChannel, special, specialNames, type SpecialName } from './specials.ts';
import { toolName } from './system.ts';

/** The format of gpt-oss (openai/harmony, docs/format.md). */
export const harmony: Format = {
  name: 'harmony',
  specials: Object.fromEntries(specialNames.map((name) => [name, `<|${name}|>`])),
  render,
  openAnswer: () => [special('end'), ...openChannel('final')],
  createReader(beginning, tools) {
    const names = new Map(tools.map(({ name }) => [toolName(name), name]));
    const parser = createChannelParser(beginning === 'turn' ? 'header' : 'final', new Set(names.keys()));
    const named = (event: OutputEvent): OutputEvent =>
      event.type === 'tool-call' ? { ...event, name: names.get(event.name) ?? event.name } : event;
    let before: OutputPiece | undefined;
    return {
      feed(piece) {
        const bounds = 'text' in piece ? [] : boundsAt(piece.special, before);
        if (!('text' in piece) || piece.text !== '') before = piece;
        return [...bounds, ...parser.feed('text' in piece ? piece : known(piece.special)).map(named)];
      },
      finish: () => parser.finish().map(named),
    };
  },
};

/** A start token right after an end token belongs to the same boundary. */
function boundsAt(name: string | undefined, before: OutputPiece | undefined): OutputEvent[] {
  const isAfterEnd = before !== undefined && 'special' in before && before.special === 'end';
  if (name === 'end' || (name === 'start' && !isAfterEnd)) return [{ type: 'boundary' }];
  return name === 'message' ? [{ type: 'text-start' }] : [];
}

/** A special token outside harmony, such as `<|endoftext|>`, ends the turn. */
function known(name: string | undefined): { special: SpecialName } {
  return { special: specialNames.find((each) => each === name) ?? 'return' };
}
