import { expect, test } from 'vitest';
import { benchHelp, parseBenchOptions } from '../../../tools/bench/options.ts';

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
  [['fast'], /Nothing is known of fast/],
  [['--only', 'speed', '--without', 'cache'], /--without is about typing, and --only speed leaves that out/],
  [['--update-baseline', '--only', 'cancel-to-idle-ms'], /--update-baseline is about typing/],
])('%j is refused with a reason and the help', (args, reason) => {
  expect(parseBenchOptions(args)).toMatchObject({ print: expect.stringMatching(reason) as string, code: 2 });
});

test('what Hearth is to do without is one of its parts', () => {
  expect(parseBenchOptions(['--without', 'anchor', '--only', 'typing'])).toMatchObject({
    without: 'anchor',
    only: 'typing',
  });
  expect(parseBenchOptions(['--without', 'cache', '--only', 'tokens-per-keystroke-cold'])).toMatchObject({
    without: 'cache',
  });
});

test('help is given whatever else is asked for', () => {
  expect(parseBenchOptions(['--help', '--fast'])).toEqual({ print: benchHelp, code: 0 });
});
