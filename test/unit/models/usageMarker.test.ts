import { expect, test } from 'vitest';
import { isHeld, parseMarker, renewAfter } from '../../../src/core/models/usageMarker.ts';

const marker = { host: 'here', pid: 7, files: ['/m/a.gguf'] };
const held = (age: number, host: string, alive: boolean) =>
  isHeld(marker, age, { host, isAlive: (pid) => alive && pid === 7 });

test.each([
  ['a living window', 0, 'here', true, true],
  ['one that is about to renew its marker', renewAfter * 2, 'here', true, true],
  ['one that has died', 0, 'here', false, false],
  ['one that has died, whose number has another program', 60 * 60_000, 'here', true, false],
  ['one of another machine', renewAfter, 'there', false, true],
  ['one of another machine, which is silent', 60 * 60_000, 'there', false, false],
])('%s', (_, age, host, alive, expected) => {
  expect(held(age, host, alive)).toBe(expected);
});

test('only whole markers are read', () => {
  expect(parseMarker(JSON.stringify(marker))).toEqual(marker);
  for (const text of ['', '{"host":"here"', '{"host":"here","pid":"7","files":[]}', '[]'])
    expect(parseMarker(text)).toBeUndefined();
});
