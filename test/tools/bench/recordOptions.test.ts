import path from 'node:path';
import { expect, test } from 'vitest';
import { parseRecordOptions } from '../../../tools/bench/recordOptions.ts';

test('a person says under which licence the code is', () => {
  expect(parseRecordOptions(['a.json', '--licence', 'BSD-3-Clause'])).toMatchObject({
    ...{ out: path.resolve('a.json'), licence: 'BSD-3-Clause', session: undefined, seed: 1 },
  });
});

test("a session is Hearth's own code", () => {
  expect(parseRecordOptions(['a.json', '--session', 'go-methods', '--seed', '7'])).toMatchObject({
    ...{ licence: 'MIT', session: { name: 'go-methods' }, seed: 7 },
  });
});

test.each([
  [['a.json'], /Under which licence/],
  [['a.json', '--licence', ' '], /Under which licence/],
  [[], /Where should the trace be written/],
  [['a.json', 'b.json', '--licence', 'MIT'], /Nothing is known of b\.json/],
  [['a.json', '--session', 'cobol'], /There is no session cobol/],
  [['a.json', '--session', 'go-methods', '--seed', 'abc'], /abc is no seed/],
  [['a.json', '--licence', 'MIT', '--folder', 'missing'], /There is no folder .*missing/],
  [['a.json', '--licnce', 'MIT'], /--licnce/],
])('%j is refused with a sentence and the help', (args, reason) => {
  expect(parseRecordOptions(args)).toMatchObject({ print: expect.stringMatching(reason) as string, code: 2 });
});
