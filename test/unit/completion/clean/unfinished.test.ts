import { describe } from 'vitest';
import { checkGhosts } from '../../../support/ghost.ts';

describe('answers cut off', () =>
  checkGhosts([
    ['f {█', '\n  a;\n  b = c(', 'f {[\n  a;]', { reason: 'length' }],
    ['f {█', '\n  a;\n  b = c(', 'f {[\n  a;]', { reason: 'time' }],
    ['f {█', '\n  a;\n  b = c(', 'f {[\n  a;\n  b = c(]', { reason: 'end' }],
    ['f {█', '\n  a;\n', 'f {[\n  a;]', { reason: 'length' }],
    ['f {█', '\n  abc', 'f {[\n  abc]', { reason: 'length' }],
    ['a = █', 'bcd', 'a = [bcd]', { reason: 'time', shape: 'line' }],
    ['█\nx', 'a;\na;\na;\na', '[a;\na;\na;]\nx', { reason: 'repetition' }],
  ]));
