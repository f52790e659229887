import { describe, expect, test } from 'vitest';
import { help, parseOptions } from '../../../tools/eval/options.ts';

describe('the command line', () => {
  test('without options: all kinds and variants, and no code is run', () => {
    const options = parseOptions([]);
    if ('print' in options) throw new Error(options.print);
    expect(options).toMatchObject({ count: 50, seed: 1, gpu: 'auto', runCode: false, fresh: false });
    expect(options.kinds).toEqual(['rest', 'block', 'body', 'function']);
    expect(options.variants).toHaveLength(10);
  });

  test('lists choose, in their own order', () => {
    expect(parseOptions(['--kinds', 'body,rest', '--variants', 'bare'])).toMatchObject({
      kinds: ['rest', 'body'],
      variants: [{ name: 'bare' }],
    });
    expect(parseOptions(['--kinds', 'none', '--safim', 'a.jsonl'])).toMatchObject({
      kinds: [],
      safim: 'a.jsonl',
    });
  });

  test.each([
    [['--count', '0'], '--count is a whole number, 1 or more.'],
    [['--count', 'many'], '--count is a whole number, 1 or more.'],
    [['--seed', '-1'], '--seed'],
    [['--kinds', 'rest,word'], '--kinds: there is no word. There are: rest, block, body, function.'],
    [['--gpu', 'on'], '--gpu is auto or off.'],
    [['--model', 'missing.gguf'], 'missing.gguf'],
    [['--modle', 'x'], 'modle'],
  ])('%j: %s', (args, message) => {
    expect(parseOptions(args)).toMatchObject({ print: expect.stringContaining(message) as string, code: 2 });
  });

  test('help names every option', () => {
    expect(parseOptions(['--help', '--count', '3'])).toEqual({ print: help, code: 0 });
    for (const option of [
      'model',
      'humaneval-infilling',
      'safim',
      'run-code',
      'json',
      'html',
      'fresh',
      'keep-in',
    ])
      expect(help).toContain(`--${option} `);
  });
});
