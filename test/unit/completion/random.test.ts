import { expect, test } from 'vitest';
import { clean } from '../../../src/core/completion/clean/clean.ts';
import { fitToLine } from '../../../src/core/completion/clean/restOfLine.ts';
import { reuseOffer } from '../../../src/core/completion/reuse/reuse.ts';
import { readWindow } from '../../../src/core/completion/window.ts';
import type { DoneReason } from '../../../src/protocol/model.ts';
import { readerOf } from '../../../tools/replay/cursor.ts';

/** Pieces that the rules look at, put together at random: what holds must hold for nonsense too. */
const pieces =
  "( ) [ ] { } \" ' ` ; , : > => = . a foo don't \\ 😀 \ud83d \udc00 é <|end|> ``` \n \r\n \t \u0020 \u0000 \u00a0 // return".split(
    ' ',
  );
const reasons: DoneReason[] = ['end', 'stop', 'length', 'time', 'repetition'];
const runs = 20_000;

/** A small generator with a seed (mulberry32), so that a failure can be had again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function textFrom(random: (below: number) => number, most: number): string {
  return Array.from({ length: random(most) }, () => pieces[random(pieces.length)] ?? '').join(
    random(2) === 0 ? '' : ' ',
  );
}

function isWithin(part: string, text: string): boolean {
  let at = 0;
  return part.split('').every((char) => (at = text.indexOf(char, at) + 1) > 0);
}

test('whatever the model says, an item is one that VS Code can show', { timeout: 60_000 }, () => {
  let shown = 0;
  for (let seed = 0; seed < runs; seed++) {
    const random = randomFrom(seed);
    const [before, after, answer] = [textFrom(random, 12), textFrom(random, 6), textFrom(random, 12)];
    const place = { from: before.length, to: before.length, text: '' };
    const window = readWindow(readerOf(before + after), place);
    const cleaned = clean({
      text: answer,
      reason: reasons[random(reasons.length)] ?? 'end',
      shape: random(2) === 0 ? 'line' : 'block',
      window,
      languageId: 'typescript',
    });
    if ('empty' in cleaned) continue;
    const fitted = fitToLine(cleaned.text, window, 'typescript');
    if ('empty' in fitted) continue;
    shown++;
    const example = JSON.stringify({ seed, before, after, answer, fitted });
    expect(fitted.text.trim(), example).not.toBe('');
    expect(fitted.text.includes('\r') || fitted.text.includes('\u0000'), example).toBe(false);
    expect(fitted.text.isWellFormed(), example).toBe(true);
    expect(fitted.over, example).toBeLessThanOrEqual(window.lineAfter.length);
    expect(isWithin(after.slice(0, fitted.over), fitted.text), example).toBe(true);
    expect(fitted.text, example).not.toBe(after.slice(0, fitted.over));
  }
  expect(shown).toBeGreaterThan(runs / 10);
});

test('typing along any suggestion, character by character, leaves the rest of it', () => {
  for (let seed = 0; seed < runs / 20; seed++) {
    const random = randomFrom(seed);
    const [before, after] = [textFrom(random, 12), textFrom(random, 6)];
    const text = textFrom(random, 12).replaceAll('\r', '').toWellFormed();
    const windowAfter = (typed: string) => {
      const offset = before.length + typed.length;
      return readWindow(readerOf(before + typed + after), { from: offset, to: offset, text: '' });
    };
    const offer = { uri: 'u', window: windowAfter(''), text };
    for (let length = 0; length < text.length; length++) {
      const rest = text.slice(length);
      const reused = reuseOffer([offer], 'u', windowAfter(text.slice(0, length)));
      expect(reused?.text, JSON.stringify({ seed, before, after, text, length })).toBe(
        rest.trim() === '' ? undefined : rest,
      );
    }
  }
});
