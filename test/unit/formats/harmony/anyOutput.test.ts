import { expect, test } from 'vitest';
import { createChannelParser } from '../../../../src/core/formats/harmony/channels.ts';
import { specialNames, type SpecialName } from '../../../../src/core/formats/harmony/specials.ts';
import { seededRandom } from '../../../../tools/tiny-oss/random.ts';
import { read } from './notation.ts';
import { readings } from './reference/readings.ts';

// What holds for any output, whatever a model says.

test('any split into pieces says the same', () => {
  const random = seededRandom(3);
  for (const { output } of readings) {
    const whole = read(output);
    expect(read(output, { split: (text) => text })).toBe(whole);
    for (let round = 0; round < 5; round++)
      expect(read(output, { split: (text) => text.split(/(?<=[^])/).reduce(joinBy(random), ['']) })).toBe(
        whole,
      );
  }
});

test('no text of another message than the final one is ever the answer', () => {
  const random = seededRandom(11);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const answers = new Set<number>();
  for (let round = 0; round < 5000; round++) {
    let output = '';
    for (let count = 1 + Math.floor(random() * 5); count > 0; count--) {
      const isFinal = random() < 0.2;
      output += pick(joins) + pick(isFinal ? finalHeaders : otherHeaders) + pick(blanks);
      output += `<|message|>${isFinal ? 'Public' : 'Secret'} ${round}.`;
    }
    const said = read(`${output}${pick(['<|end|>', '<|return|>', '<|call|>', ''])}`);
    const answer = [...said.matchAll(/[AP]\(([^)]*)\)/g)].map((match) => match[1]).join('|');
    expect(answer, output).not.toContain('Secret');
    if (answer.includes('Public')) answers.add(round);
  }
  expect(answers.size).toBeGreaterThan(500);
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
  let told = 0;
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
    for (const mark of fed) {
      const count = all.split(mark).length - 1;
      expect(count).toBeLessThanOrEqual(1);
      told += count;
    }
  }
  // Nothing at all would go to no place, too.
  expect(told).toBeGreaterThan(3000);
});

const blanks = ['', '', '\n', ' '];

const joins = [
  '<|end|>',
  '<|start|>',
  '<|end|><|start|>',
  '<|end|> 364 <|start|>',
  '<|end|>\n<|start|>',
  '<|call|><|start|>',
];

const finalHeaders = [
  '<|channel|>final',
  'assistant<|channel|>final',
  'assistant\n<|channel|> final',
  'assistant<|channel|>final <|constrain|>json',
];

/** None of these is the user's, whatever comes before and behind. */
const otherHeaders = [
  '<|channel|>analysis',
  'assistant<|channel|>analysis',
  'assistant<|channel|>analysis<|end|>',
  'assistant<|channel|>analysis<|end|><|start|>assistant',
  'assistant<|channel|>analysis<|channel|>final',
  'assistant<|channel|>final<|channel|>analysis',
  'assistant<|channel|>final to=functions.g',
  'assistant<|channel|>final to=',
  'assistant<|channel|>final json extra',
  'assistant<|channel|>commentary to=functions.f <|constrain|>json',
  'assistant to=functions.f<|channel|>commentary',
  'assistant to=functions.g<|channel|>final',
  'assistant<|channel|>',
  'assistant<|channel|>Final',
  'assistantanalysis',
  'assistantfinal',
  'analysis',
  'analysis<|channel|>final',
  'commentary',
  'thinking',
  'user',
  'user<|channel|>final',
  'system',
  'developer',
  'tool<|channel|>final',
  'functions.f to=assistant<|channel|>commentary',
  'functions.f to=assistant<|channel|>final',
];

/** Joins characters to parts at random. */
function joinBy(random: () => number): (parts: string[], character: string) => string[] {
  return (parts, character) =>
    random() < 0.3 ? [...parts, character] : parts.with(-1, parts.at(-1)! + character);
}
