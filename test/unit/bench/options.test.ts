import { expect, test } from 'vitest';
import { parseBenchOptions } from '../../bench/options.ts';

test('without options everything is measured ten times, with the scripted model', () => {
  expect(parseBenchOptions([])).toEqual({
    model: undefined,
    json: undefined,
    only: undefined,
    repeats: 10,
    quick: false,
    without: undefined,
    updateBaseline: false,
  });
});

test.each([
  [['--model', 'missing.gguf'], /There is no file .*missing\.gguf/],
  [['--repeats', '0'], /0 is no number of repeats/],
  [['--without', 'luck'], /There is no part luck/],
  [['--fast'], /--fast/],
])('%j is refused with a reason and the help', (args, reason) => {
  expect(parseBenchOptions(args)).toMatchObject({ print: expect.stringMatching(reason) as string, code: 2 });
});

test('what Hearth is to do without is one of its parts', () => {
  expect(parseBenchOptions(['--without', 'anchor', '--only', 'typing'])).toMatchObject({
    without: 'anchor',
    only: 'typing',
  });
});
