import { expect, test } from 'vitest';
import { catalogue } from '../../../../src/core/models/catalogue/catalogue.ts';
import { offers } from '../../../../src/core/models/catalogue/offers.ts';

const sha256 = 'ab'.repeat(32);
const own = (...sources: unknown[]) => offers({ mirror: '', sources });
const added = (...sources: unknown[]) => own(...sources).entries.slice(catalogue.length);

test('without settings, the catalogue', () => {
  expect(own()).toEqual({ entries: catalogue, problems: [] });
});

test.each([
  ['https://mirror.example.org', 'https://mirror.example.org'],
  [' https://mirror.example.org/ ', 'https://mirror.example.org'],
  ['https://mirror.example.org:8443/hub/', 'https://mirror.example.org:8443/hub'],
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
])('the mirror %s replaces the host of every file, and nothing else', (mirror, prefix) => {
  const { entries, problems } = offers({ mirror, sources: ['https://example.org/own.gguf'] });
  expect(problems).toEqual([]);
  for (const [index, { files, ...entry }] of catalogue.entries()) {
    const mirrored = files.map((file) => ({ ...file, url: prefix + new URL(file.url).pathname }));
    expect(entries[index]).toEqual({ ...entry, files: mirrored });
  }
  // The user's own addresses are meant as they are.
  expect(entries.at(-1)?.files[0]?.url).toBe('https://example.org/own.gguf');
});

test.each([
  ['http://mirror.example.org', 'must begin with https://'],
  ['mirror.example.org', 'not a web address'],
  ['ftp://mirror.example.org', 'must begin with https://'],
  ['https://me:secret@mirror.example.org', 'user name or password'],
  ['https://mirror.example.org/?to=', '? or #'],
])(
  'with the wrong mirror %s nothing of the catalogue is offered, and the reason is told',
  (mirror, words) => {
    const { entries, problems } = offers({ mirror, sources: [] });
    expect(entries).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
    expect(problems[0]).toMatch(/^The setting hearth\.models\.mirror is wrong: .*\.$/);
  },
);

test('an address is an entry', () => {
  const [entry] = added('https://example.org/some/My%20Model-MXFP4.gguf?download=true');
  expect(entry).toMatchObject({
    title: 'My Model-MXFP4',
    summary: 'Your own source, example.org',
    files: [
      {
        name: 'My Model-MXFP4.gguf',
        url: 'https://example.org/some/My%20Model-MXFP4.gguf?download=true',
      },
    ],
    origin: 'user',
  });
  expect(entry?.id).toMatch(/^user-my-model-mxfp4-[0-9a-f]{8}$/);
  expect(Object.keys(entry?.files[0] ?? {})).toEqual(['name', 'url']);
});

test('the same file name from two places is two entries', () => {
  const ids = added('https://a.example.org/m.gguf', 'https://b.example.org/m.gguf').map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
});

test('an object says more', () => {
  const url = 'https://example.org/m.gguf';
  const [entry] = added({ url, title: ' Ours ', bytes: 1000, sha256: sha256.toUpperCase() });
  expect(entry).toMatchObject({ title: 'Ours', files: [{ name: 'm.gguf', url, bytes: 1000, sha256 }] });
});

test.each([2, 3])('part %i of a split model stands for all of its parts', (part) => {
  const at = (number: number): string => `https://example.org/x/big-0000${number}-of-00003.gguf?a=b`;
  const [entry] = added(at(part));
  expect(entry?.files.map(({ url }) => url)).toEqual([at(1), at(2), at(3)]);
  expect(entry?.title).toBe('big');
  expect(entry?.id).toBe(added(at(1))[0]?.id);
});

test.each<[unknown, string]>([
  [17, 'must be the address of a GGUF file'],
  [null, 'must be the address of a GGUF file'],
  [['https://example.org/m.gguf'], 'must be the address of a GGUF file'],
  [{}, 'its url must be the address'],
  ['', 'not a web address'],
  ['models/m.gguf', 'not a web address'],
  ['file:///models/m.gguf', 'must begin with https://'],
  ['http://example.org/m.gguf', 'must begin with https://'],
  ['http://localhost.example.org/m.gguf', 'must begin with https://'],
  ['https://token@example.org/m.gguf', 'user name or password'],
  ['https://example.org/', 'name of a GGUF file'],
  ['https://example.org/m.safetensors', 'name of a GGUF file'],
  ['https://example.org/.gguf', 'name of a GGUF file'],
  ['https://example.org/..%2f..%2fm.gguf', 'name of a GGUF file'],
  ['https://example.org/a%5Cm.gguf', 'name of a GGUF file'],
  ['https://example.org/a%00.gguf', 'name of a GGUF file'],
  ['https://example.org/%ff.gguf', 'name of a GGUF file'],
  ['https://example.org/CON.gguf', 'name of a GGUF file'],
  [{ url: 'https://example.org/m.gguf', bytes: 0 }, 'its bytes'],
  [{ url: 'https://example.org/m.gguf', bytes: '12' }, 'its bytes'],
  [{ url: 'https://example.org/m.gguf', sha256: 'abc' }, 'its sha256'],
  [{ url: 'https://example.org/m.gguf', title: 5 }, 'its title'],
  [{ url: 'https://example.org/m.gguf', size: 5 }, 'but not size'],
  [{ url: 'https://example.org/m-00001-of-00002.gguf', sha256 }, 'a model in a single file'],
])('the wrong entry %j is ignored with a reason, and the others stay', (wrong, words) => {
  const good = 'https://example.org/good.gguf';
  const { entries, problems } = own(wrong, good);
  expect(entries.slice(catalogue.length).map(({ files }) => files[0]?.url)).toEqual([good]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^Entry 1 of the setting hearth\.models\.sources is ignored: .*\.$/);
  expect(problems[0]).toContain(words);
});

test('an address that is there twice is offered once', () => {
  const url = 'https://example.org/m.gguf';
  const { entries, problems } = own(url, { url, title: 'Again' });
  expect(entries).toHaveLength(catalogue.length + 1);
  expect(problems).toEqual(['Entry 2 of the setting hearth.models.sources is ignored: it is there twice.']);
});
