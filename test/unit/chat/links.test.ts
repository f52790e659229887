import { expect, test } from 'vitest';
import { parseLink } from '../../../src/core/chat/links.ts';

/** A link as `web ADDRESS`, `file PATH` or `file PATH LINE`. */
function check(address: string, expected: string | undefined) {
  const link = parseLink(address);
  const shown =
    link?.type === 'web' ? `web ${link.address}` : link && ['file', link.path, link.line].join(' ').trim();
  expect(shown).toBe(expected);
}

test.each([
  ['https://example.com/a?b#c', 'web https://example.com/a?b#c'],
  ['HTTP://example.com', 'web http://example.com/'],
  ['src/a.ts', 'file src/a.ts'],
  ['./src/a.ts', 'file src/a.ts'],
  ['src/a%20b.ts', 'file src/a b.ts'],
  ['src/a.ts#L12', 'file src/a.ts 12'],
  ['src/a.ts#L12-L20', 'file src/a.ts 12'],
  ['src/a.ts:12', 'file src/a.ts 12'],
  ['src/a.ts:12:3', 'file src/a.ts 12'],
  ['README.md#install', 'file README.md'],
  ['.gitignore', 'file .gitignore'],
])('%s leads somewhere', (address, expected) => check(address, expected));

test.each([
  '',
  '#',
  '#top',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript%3Aalert(1)',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'command:workbench.action.quit',
  'vscode://file/etc/passwd',
  'file:///etc/passwd',
  'mailto:a@b.c',
  'blob:x',
  '//example.com/x',
  '/etc/passwd',
  '\\\\server\\share',
  'C:\\Windows',
  '../outside',
  'a/../../outside',
  'a/%2e%2e/%2e%2e/b',
  'a//b',
  'a%00b',
  '%',
  'http://',
  'https://[',
])('%j leads nowhere', (address) => check(address, undefined));
