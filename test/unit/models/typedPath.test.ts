import { expect, test } from 'vitest';
import { typedPath } from '../../../src/core/models/typedPath.ts';

test.each([
  ['/models/a b', '/models/a b'],
  ['  /models/a b \n', '/models/a b'],
  ['"C:\\Models\\gpt oss"', 'C:\\Models\\gpt oss'],
  ["'/home/ada/größer'", '/home/ada/größer'],
  ['\\\\server\\share\\models', '\\\\server\\share\\models'],
  ['~', '/home/ada'],
  ['~/models', '/home/ada/models'],
  ['~\\models', '/home/ada\\models'],
  // Another user's home, a quote within a name, and a single quote.
  ['~bob/models', '~bob/models'],
  ['/models/ada’s "best"', '/models/ada’s "best"'],
  ['"', '"'],
  ['', ''],
])('%j: %j', (typed, path) => {
  expect(typedPath(typed, '/home/ada')).toBe(path);
});
