import { describe, expect, test } from 'vitest';
import {
  createChannelParser,
  type Beginning,
  type OutputPiece,
} from '../../../../src/core/formats/harmony/channels.ts';
import { specialNames, type SpecialName } from '../../../../src/core/formats/harmony/pieces.ts';
import { seededRandom } from '../../../../tools/tiny-oss/random.ts';

/** Reads `<|name|>` in the notation as special tokens; the rest is text, in one piece or in single characters. */
function parse(notation: string): OutputPiece[] {
  return notation
    .split(/(<\|\w+\|>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = specialNames.find((each) => part === `<|${each}|>`);
      return name ? { special: name } : { text: part };
    });
}

/** What a whole output says: `R(…)` reasoning, `A(…)` answer, `name(…)` a call, `.` a message's and `!` the turn's end. */
function read(notation: string, beginning?: Beginning, split = false): string {
  const parser = createChannelParser(beginning);
  const pieces = parse(notation).flatMap((piece) =>
    split && 'text' in piece ? Array.from(piece.text, (text) => ({ text })) : [piece],
  );
  const events = [...pieces.flatMap((piece) => parser.feed(piece)), ...parser.finish()];
  let out = '';
  for (const event of events) {
    if (event.type === 'reasoning') out += `R(${event.text})`;
    else if (event.type === 'answer') out += `A(${event.text})`;
    else if (event.type === 'tool-call') out += `${event.name}(${event.arguments})`;
    else out += event.type === 'end' ? '!' : '.';
  }
  return out.replaceAll(')R(', '').replaceAll(')A(', '');
}

function check(notation: string, expected: string, beginning?: Beginning): void {
  expect(read(notation, beginning)).toBe(expected);
  expect(read(notation, beginning, true)).toBe(expected);
}

describe('channels', () => {
  test('reasoning, then the answer', () => {
    check(
      '<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Yes.<|return|>',
      'R(Hm.).A(Yes.)!',
    );
  });

  test('an answer at once, and one whose channel the prompt opened', () => {
    check('<|channel|>final<|message|>Yes.<|return|>', 'A(Yes.)!');
    check('Yes.<|return|>', 'A(Yes.)!', 'final');
  });

  test('an answer without an end', () => {
    check('<|channel|>final<|message|>Yes', 'A(Yes)');
    check('<|channel|>analysis<|message|>Hm', 'R(Hm)');
  });

  test('a call, with the recipient in the channel or in the role', () => {
    const call = 'read_file({"path":"a"})!';
    const body = '<|message|>{"path":"a"}<|call|>';
    check(`<|channel|>commentary to=functions.read_file <|constrain|>json${body}`, call);
    check(`<|channel|>commentary to=functions.read_file${body}`, call);
    check(` to=functions.read_file<|channel|>commentary <|constrain|>json${body}`, call);
    check(`<|channel|>analysis to=functions.read_file code${body}`, call);
    check(
      `<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant to=functions.read_file<|channel|>commentary${body}`,
      `R(Hm.).${call}`,
    );
  });

  test('a call that ends as a message does is a call', () => {
    check('<|channel|>commentary to=functions.f<|message|>{}<|end|>', 'f({}).');
  });

  test('what is not known is never the answer', () => {
    check('<|channel|>musings<|message|>Secret.<|end|>', 'R(Secret.).');
    check('<|channel|>commentary<|message|>I shall call.<|end|>', 'R(I shall call.).');
    check('<|channel|>commentary to=browser.search<|message|>{}<|call|>', 'R({})!');
    check('<|channel|><|constrain|>json<|message|>{}<|return|>', 'A({})!');
  });

  test('a message without a channel is an answer, and so is text without a header', () => {
    check('<|message|>Yes.<|return|>', 'A(Yes.)!');
    check('Yes.<|return|>', 'A(Yes.)!');
    const long = 'Here is a text that a model wrote without any header. '.repeat(5);
    check(long, `A(${long})`);
  });

  test('what follows the answer is for no one', () => {
    check(
      '<|channel|>final<|message|>Yes.<|end|><|start|>assistant<|channel|>final<|message|>No.',
      'A(Yes.)!',
    );
  });

  test('a marker inside of a message begins the next one', () => {
    check('<|channel|>analysis<|message|>Hm.<|channel|>final<|message|>Yes.<|return|>', 'R(Hm.).A(Yes.)!');
    check(
      '<|channel|>analysis<|message|>Hm.<|start|>assistant<|channel|>final<|message|>Yes.',
      'R(Hm.).A(Yes.)',
    );
    check('<|channel|>final<|message|>a<|message|>b<|constrain|>c<|return|>', 'A(abc)!');
  });

  test('only headers', () => {
    check('', '');
    check('<|return|>', '!');
    check('<|start|>assistant', '');
    check('<|channel|>final<|message|><|return|>', '!');
  });

  test('any order of pieces: never throws, and each text goes to at most one place', () => {
    const random = seededRandom(7);
    const words = [
      'assistant',
      'analysis',
      'final',
      'commentary to=functions.f',
      ' to=functions.g',
      '\n',
      'é🎉',
      'x',
    ];
    for (let round = 0; round < 3000; round++) {
      const parser = createChannelParser(round % 2 === 0 ? 'header' : 'final');
      const seen: string[] = [];
      const fed: string[] = [];
      for (let index = 0; index < 12; index++) {
        const word = `${words[Math.floor(random() * words.length)]!}§${index}§`;
        const name: SpecialName = specialNames[Math.floor(random() * specialNames.length)]!;
        const isText = random() < 0.5;
        if (isText) fed.push(`§${index}§`);
        for (const event of parser.feed(isText ? { text: word } : { special: name }))
          if ('text' in event) seen.push(event.text);
          else if (event.type === 'tool-call') seen.push(event.name, event.arguments);
      }
      for (const event of parser.finish())
        if ('text' in event) seen.push(event.text);
        else if (event.type === 'tool-call') seen.push(event.name, event.arguments);
      const all = seen.join('|');
      for (const mark of fed) expect(all.split(mark).length - 1).toBeLessThanOrEqual(1);
    }
  });
});
