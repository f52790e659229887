import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue, embeddedModel } from '../../../../src/core/models/catalogue/catalogue.ts';
import { partNames } from '../../../../src/core/models/splitFile.ts';

describe.each(catalogue)('$id', (entry) => {
  test.each(entry.files)('$name: an https address of a pinned revision, a length and a checksum', (file) => {
    const url = new URL(file.url);
    expect(url.protocol).toBe('https:');
    // A commit, never a branch: what a branch names changes.
    expect(url.pathname).toMatch(/\/resolve\/[0-9a-f]{40}\//);
    expect(url.pathname.endsWith(`/${file.name}`)).toBe(true);
    expect(file.bytes).toBeGreaterThan(1e6);
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('has all parts in order, a page, a licence and a date', () => {
    expect(entry.files.map(({ name }) => name)).toEqual(partNames(entry.files[0]!.name));
    expect(entry.id).toMatch(/^[a-z0-9.-]+$/);
    expect(entry.page).toMatch(/^https:\/\//);
    expect(entry.licence).toBe('Apache-2.0');
    expect(entry.architecture).toBe('gpt-oss');
    expect(entry.origin).toBe('hearth');
    expect(new Date(entry.checked ?? '').toISOString().slice(0, 10)).toBe(entry.checked);
  });
});

test('no two models share an id or a checksum', () => {
  const ids = [...catalogue.map(({ id }) => id), embeddedModel.id];
  expect(new Set(ids).size).toBe(ids.length);
  const sums = catalogue.flatMap(({ files }) => files.map(({ sha256 }) => sha256));
  expect(new Set(sums).size).toBe(sums.length);
});

test('tiny-oss is the file that ships', () => {
  const bytes = readFileSync('media/tiny-oss.gguf');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect({ bytes: bytes.length, sha256 }).toEqual({
    bytes: embeddedModel.file.bytes,
    sha256: embeddedModel.file.sha256,
  });
});
