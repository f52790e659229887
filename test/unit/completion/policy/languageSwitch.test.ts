import { expect, test } from 'vitest';
import manifest from '../../../../package.json' with { type: 'json' };
import { isLanguageOn } from '../../../../src/core/completion/policy/languageSwitch.ts';

test.each<[Record<string, unknown>, string, boolean]>([
  [{}, 'python', true],
  [{ '*': true }, 'python', true],
  [{ '*': false }, 'python', false],
  [{ '*': false, python: true }, 'python', true],
  [{ '*': true, python: false }, 'python', false],
  [{ '*': false, python: 'yes' }, 'python', false],
  [{ '*': 0 }, 'python', true],
  [{}, 'toString', true],
  [{}, '__proto__', true],
])('%j: %s is on: %s', (switches, languageId, expected) => {
  expect(isLanguageOn(switches, languageId)).toBe(expected);
});

test.each([
  ['typescript', true],
  ['markdown', true],
  ['plaintext', false],
  ['scminput', false],
])('by default, %s is on: %s', (languageId, expected) => {
  const defaults = manifest.contributes.configuration.properties['hearth.completion.languages'].default;
  expect(isLanguageOn(defaults, languageId)).toBe(expected);
});
