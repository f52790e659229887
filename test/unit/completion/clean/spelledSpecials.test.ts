import { describe } from 'vitest';
import { checkGhosts } from '../../../support/ghost.ts';

describe('special tokens as text', () =>
  checkGhosts([
    ['foo█', 'bar<|end|><|start|>assistant', 'foo[bar]'],
    ['foo█', 'bar;<|return|>', 'foo[bar;]'],
    ['foo█', '<|channel|>analysis<|message|>We need', 'blank'],
    ['foo█', 'bar<|reserved_200013|>', 'foo[bar]'],
    ['foo█', 'x <|y|> z', 'foo[x <|y|> z]'],
    ['foo█', 'x <| y', 'foo[x <| y]'],
    ['const stop = ["<|call|>", █', '"<|end|>"];', 'const stop = ["<|call|>", ["<|end|>"];]'],
    [
      'const stop = █\nconst other = "<|call|>";',
      '"<|end|>";',
      'const stop = ["<|end|>";]\nconst other = "<|call|>";',
    ],
  ]));
