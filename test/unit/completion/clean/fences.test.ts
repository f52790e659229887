import { describe } from 'vitest';
import { checkGhosts } from '../../../support/ghost.ts';

describe('fences', () =>
  checkGhosts([
    ['foo█', 'bar\n```\nThis completes the line.', 'foo[bar]'],
    ['foo█', '```ts\nbar\n```', 'foo[bar]'],
    ['foo█', '```\nbar', 'foo[bar]'],
    ['foo█', '\n```c++\nbar\n```\n', 'foo[bar]'],
    ['Run:\n\n█', '```sh\nnpm start\n```', 'Run:\n\n[```sh\nnpm start\n```]', { languageId: 'markdown' }],
    ['const a = █', '`x`;', 'const a = [`x`;]'],
  ]));
