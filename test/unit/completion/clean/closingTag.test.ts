import { describe } from 'vitest';
import { checkGhosts, checkUnchanged } from '../../../support/ghost.ts';

describe('a closing tag', () => {
  const html = { languageId: 'html' };
  checkGhosts([
    ['<ul>\n  <li>a</li>\n  █', '</ul>\n<p>b</p>', '<ul>\n  <li>a</li>\n[</ul>\n<p>b</p>]', html],
    [
      '<div class="a > b">\n  <div>\n    <div />\n    <!-- <div> -->\n    █',
      '</div>\n</div>',
      '<div class="a > b">\n  <div>\n    <div />\n    <!-- <div> -->\n  [</div>\n</div>]',
      { languageId: 'vue' },
    ],
    [
      '<a>\n  <b>\n    <c/>\n    █',
      '  </b>\n</a>',
      '<a>\n  <b>\n    <c/>\n  [</b>\n</a>]',
      { languageId: 'xml' },
    ],
    [
      'return (\n  <>\n    <A on={() => a} />\n    █',
      '</>\n);',
      'return (\n  <>\n    <A on={() => a} />\n  [</>\n);]',
      { languageId: 'typescriptreact' },
    ],
  ]);
  checkUnchanged([
    ['<div>\n  <ul>\n    a\n  █', '</ul>', html],
    ['<ul>\n</ul>\n  █', '</ul>', html],
  ]);
});
