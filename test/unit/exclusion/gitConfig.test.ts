import { expect, test } from 'vitest';
import { parseGitConfig } from '../../../src/core/exclusion/gitConfig.ts';

/** What `git config --list` prints of the same text; a variable without a value has `true` here. */
test.each([
  ['[core]\n\texcludesFile = ~/.gitignore\n', ['core.excludesfile=~/.gitignore']],
  ['[core]\r\n\texcludesfile=C:/a\r\n[user]\r\nname = x', ['core.excludesfile=C:/a', 'user.name=x']],
  ['[Core] ExcludesFile = a b  # why\n; no\n# no\n', ['core.excludesfile=a b']],
  ['[a]\nb = "x # y"  \nc = " z "; d\ne = "un"quo"ted"\n', ['a.b=x # y', 'a.c= z ', 'a.e=unquoted']],
  ['[a]\nb = C:\\\\dir\\\\x\nc = say \\"hi\\"\\t.\n', ['a.b=C:\\dir\\x', 'a.c=say "hi"\t.']],
  ['[a]\nb = one \\\n  two\nc = 1\n', ['a.b=one   two', 'a.c=1']],
  ['[a]\n# no \\\nb = 1\n', ['a.b=1']],
  ['[a]\nbare\nb\n', ['a.bare=true', 'a.b=true']],
  ['[includeIf "gitdir:~/Work/"]\n path = x\n', ['includeif.gitdir:~/Work/.path=x']],
  ['[a "say \\"x\\" \\\\"]\nb = 1\n[a.Sub]\nc = 2', ['a.say "x" \\.b=1', 'a.sub.c=2']],
  ['\ufeff[a]\nb =\n', ['a.b=']],
  ['b = 1\n[a]\n!!\nc = 2\n[unclosed\nd = 3\n', ['a.c=2', 'a.d=3']],
  ['', []],
])('%j', (text, expected) =>
  expect(parseGitConfig(text).map(({ name, value }) => `${name}=${value}`)).toEqual(expected),
);
