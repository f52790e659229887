import { expect, test } from 'vitest';
import { sources } from '../../../../tools/tiny-oss/learn/sources.ts';

/** SPDX: whoever learns from such code may publish what was learnt. */
const permissive = /^(MIT|MIT-0|MIT-CMU|ISC|0BSD|Unlicense|Zlib|Apache-2\.0|BSD-[23]-Clause)$/;

test('every package is pinned, and has a permissive licence', () => {
  for (const { name, version, licence, registry } of sources) {
    expect(registry, name).toMatch(/^(npm|pypi)$/);
    expect(version, name).toMatch(/^\d[\w.+-]*$/);
    for (const each of licence.split(/ (?:AND|OR) /)) expect(each, name).toMatch(permissive);
  }
});

test('none comes twice, so that what is held out is not learnt from', () => {
  const names = sources.map(({ registry, name }) => `${registry}:${name.toLowerCase()}`);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(sources.map(({ split }) => split))).toEqual(new Set(['train', 'heldOut']));
  // It contains click, which is held out.
  expect(names).not.toContain('pypi:typer');
});
