import { describe, expect, test } from 'vitest';
import type { ParserStart } from '../../../../src/core/formats/harmony/channels.ts';
import { read } from './notation.ts';

function check(notation: string, expected: string, beginning?: ParserStart): void {
  expect(read(notation, { beginning })).toBe(expected);
  expect(read(notation, { beginning, split: (text) => text })).toBe(expected);
}

const final = '<|channel|>final<|message|>Yes.<|return|>';

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
    check('<|channel|>Final<|message|>Secret.<|return|>', 'R(Secret.)!');
    check('<|channel|><|constrain|>json<|message|>{}<|return|>', 'R({})!');
    check('<|channel|>final <|constrain|>json<|message|>{}<|return|>', 'A({})!');
  });

  test('commentary that is no call is a preamble, for the user', () => {
    check(
      `<|channel|>commentary<|message|>I shall look.<|end|><|start|>assistant${final}`,
      'P(I shall look.).A(Yes.)!',
    );
    check(
      '<|channel|>commentary<|message|>I shall look.<|end|><|start|>assistant<|channel|>commentary to=functions.f<|message|>{}<|call|>',
      'P(I shall look.).f({})!',
    );
  });

  test('a call of a tool that was not offered is held back, whatever its name', () => {
    for (const name of ['functions.g', 'functions.', 'functions', 'browser.search', 'python', 'f.f', ''])
      check(`<|channel|>commentary to=${name} <|constrain|>json<|message|>{}<|call|>`, 'R({})!');
  });

  test('a message without a channel is an answer only if it is the first and its role is no other', () => {
    for (const role of ['', 'assistant', 'final', '<|start|>assistant', '<|start|>final', '\nassistant\n'])
      check(`${role}<|message|>Yes.<|return|>`, 'A(Yes.)!');
    for (const role of [
      'analysis',
      'commentary',
      'assistantanalysis',
      'assistantfinal',
      'assistant analysis',
    ])
      for (const start of ['', '<|start|>', '<|start|>assistant<|start|>'])
        check(`${start}${role}<|message|>Secret.<|end|>`, 'R(Secret.).');
    check('<|channel|>analysis<|end|><|message|>Secret.<|return|>', 'R(Secret.)!');
    check('<|channel|>final<|end|><|message|>Secret.<|return|>', 'R(Secret.)!');
    for (const role of ['', 'assistant', 'final', '<|start|>assistant', '<|start|>final'])
      check(`<|channel|>analysis<|message|>Hm.<|end|>${role}<|message|>Secret.<|end|>`, 'R(Hm.).R(Secret.).');
  });

  test('the final channel of a message whose role is no assistant’s is no answer', () => {
    for (const role of ['analysis', 'assistantanalysis', '364', 'assistant 364'])
      check(`${role}<|channel|>final<|message|>Secret.<|end|>`, 'R(Secret.).');
    check('<|channel|>analysis<|channel|>final<|message|>Secret.<|end|>', 'R(Secret.).');
    check('<|channel|>final<|channel|>analysis<|message|>Secret.<|end|>', 'R(Secret.).');
  });

  test('text without a header is no answer', () => {
    check('Secret.<|return|>', 'R(Secret.)!');
    check('Secret.<|end|>', 'R(Secret.).');
    check('Secret.', 'R(Secret.)');
    const long = 'Here is a text that a model wrote without any header.\n'.repeat(5);
    check(long, `R(${long})`);
    check(`<|channel|>final\n${long}<|return|>`, `R(final\n${long})!`);
    check('語'.repeat(2000), `R(${'語'.repeat(2000)})`);
  });

  test('blanks and newlines in headers and between messages say nothing', () => {
    check(`\n${final}`, 'A(Yes.)!');
    check(`assistant\n${final}`, 'A(Yes.)!');
    check('<|channel|> final\n<|message|>Yes.<|return|>', 'A(Yes.)!');
    check(`<|channel|>analysis\n<|message|>Hm.<|end|>\n<|start|>assistant\n${final}`, 'R(Hm.).A(Yes.)!');
    for (const header of [
      'commentary to=functions.f\n<|constrain|>json',
      'commentary\nto=functions.f <|constrain|>\njson\n',
    ])
      check(`<|channel|>${header}<|message|>{}<|call|>`, 'f({})!');
  });

  test('stray text before a start is nobody’s', () => {
    check(`<|channel|>analysis<|message|>Hm.<|end|> 364 <|start|>assistant${final}`, 'R(Hm.).A(Yes.)!');
    check(`<|channel|>analysis<|message|>Hm.<|end|>assistant<|start|>assistant${final}`, 'R(Hm.).A(Yes.)!');
    check(`364<|start|>assistant${final}`, 'A(Yes.)!');
    check('364<|start|>assistant<|message|>Secret.<|end|>', 'R(Secret.).');
  });

  test('an answer of blanks is none, and neither is a preamble or reasoning', () => {
    check('<|channel|>final<|message|>\n \n<|return|>', '!');
    check('\n\n<|return|>', '!', 'final');
    check('\n\n<|end|>', '.', 'final');
    check(' \n', '', 'final');
    check(`<|channel|>final<|message|>\n<|end|><|start|>assistant${final}`, '.A(Yes.)!');
    check(`<|channel|>commentary<|message|>\n<|end|><|start|>assistant${final}`, '.A(Yes.)!');
    check(`<|channel|>analysis<|message|> <|end|><|start|>assistant${final}`, '.A(Yes.)!');
    check('<|channel|>final<|message|>\n  Yes.\n<|return|>', 'A(\n  Yes.\n)!');
  });

  test('a turn that the model makes up ends its own', () => {
    const others = ['user', 'system', 'developer', 'tool', 'functions.f to=assistant', 'python to=assistant'];
    for (const role of others) {
      const rest = `<|message|>Secret.<|end|><|start|>assistant${final}`;
      check(`<|start|>${role}${rest}`, '~');
      check(`<|channel|>analysis<|message|>Hm.<|end|><|start|>${role}${rest}`, 'R(Hm.).~');
      check(`<|channel|>analysis<|message|>Hm.<|end|><|start|>${role}\n<|channel|>final${rest}`, 'R(Hm.).~');
      check(`<|channel|>final<|message|>Yes.<|end|><|start|>${role}${rest}`, 'A(Yes.)!');
    }
    check('<|start|>user Secret.<|end|>', '~');
    check('<|start|>user\nThis is a secret of more words than a header has.', '~');
    check('<|start|>user', '');
    check('<|start|>functions.f<|channel|>commentary<|message|>Secret.<|end|>', '~');
    check('<|channel|>analysis<|message|>Hm.<|end|>user<|message|>Secret.<|end|>', 'R(Hm.).~');
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
});
