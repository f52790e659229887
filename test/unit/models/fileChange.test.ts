import { expect, test } from 'vitest';
import { fileChange, filesOf } from '../../../src/core/models/fileChange.ts';
import { failureSamples } from '../../support/failures.ts';

const file = { path: '/m/a.gguf', size: 100, modified: 1000, inode: 7 };
const other = { ...file, path: '/m/b.gguf', inode: 8 };

test.each([
  ['the same', [file, other], 'none'],
  ['deleted', [undefined, other], 'none'],
  ['cut', [{ ...file, size: 50, modified: 2000 }, other], 'overwritten'],
  ['emptied', [{ ...file, size: 0 }, other], 'overwritten'],
  ['overwritten by a longer one', [file, { ...other, size: 200 }], 'overwritten'],
  ['touched, or overwritten by one as long', [{ ...file, modified: 2000 }, other], 'replaced'],
  ['another by its name', [file, { ...other, inode: 9, size: 50 }], 'replaced'],
  [
    'one cut, another replaced',
    [
      { ...file, inode: 9 },
      { ...other, size: 50 },
    ],
    'overwritten',
  ],
] as const)('%s', (_what, now, change) => {
  expect(fileChange([file, other], now)).toBe(change);
});

test('nothing was loaded', () => expect(fileChange([], [])).toBe('none'));

test('a failure is about its file, and about the part that is missing', () => {
  expect(filesOf(failureSamples['cut-off'])).toEqual(['/models/a.gguf']);
  expect(filesOf(failureSamples['missing-part'])).toEqual([
    '/models/a.gguf',
    '/models/a-00002-of-00003.gguf',
  ]);
  expect(filesOf({ ...failureSamples['later-part'], path: 'C:\\m\\a.gguf' })).toEqual([
    'C:\\m\\a.gguf',
    'C:\\m\\a-00001-of-00003.gguf',
  ]);
});
