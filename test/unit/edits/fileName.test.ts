import { describe } from 'vitest';
import { checkRows } from './extractTable.ts';

describe('the name of the file', () => {
  checkRows({
    'as a first comment': { original: 'a();', answer: '// src/a.ts\nb();', code: 'b();' },
    'in a block, with a blank line below': {
      original: 'a();',
      answer: '```ts\n// a.ts\n\nb();\n```',
      code: 'b();',
    },
    'with a word': {
      original: 'a',
      answer: '# File: lib/b.py\nb',
      languageId: 'python',
      path: 'lib/b.py',
      code: 'b',
    },
    'in a comment of HTML': {
      original: '<p>',
      answer: '<!-- index.html -->\n<b>',
      languageId: 'html',
      path: 'index.html',
      code: '<b>',
    },
    bare: { original: 'a();', answer: 'src/a.ts\nb();', code: 'b();' },
    'as a heading before a block': { original: 'a', answer: '### src/a.ts\n\n```ts\nb\n```', code: 'b' },
    'in bold before a block': { original: 'a', answer: '**src/a.ts**\n```ts\nb\n```', code: 'b' },
    'in backticks before a block': { original: 'a', answer: '`src/a.ts`:\n\n```ts\nb\n```', code: 'b' },
    'with a word before a block': { original: 'a', answer: '**File: `a.ts`**\n```ts\nb\n```', code: 'b' },
    'bare before a block, below talk': {
      original: 'a',
      answer: 'Here it is:\n\nsrc/a.ts\n```ts\nb\n```',
      code: 'b',
    },
    'another name before a block': {
      original: 'a',
      answer: '### src/b.ts\n\n```ts\nb\n```',
      reason: 'end',
    },
    'another name is a comment': { original: 'a();', answer: '// see b.ts\nb();', code: '// see b.ts\nb();' },
    'one that was there stays': { original: '// a.ts\na();', answer: '// a.ts\nb();', code: '// a.ts\nb();' },
    'one that was asked for stays': {
      original: 'a();',
      answer: '// a.ts\na();',
      instruction: 'Say a.ts at the top',
      code: '// a.ts\na();',
    },
  });
});
