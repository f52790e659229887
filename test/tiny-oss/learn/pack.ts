// Makes the training rows: node test/tiny-oss/learn/pack.ts [--seed N]
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../random.ts';
import { cutCorpusVocabulary } from './corpusVocabulary.ts';
import { encodePieces } from './encodePieces.ts';
import { rowLengths } from './rows.ts';
import { readCode, type CodeFile } from './readCode.ts';
import { trainingSamples } from './samples/trainingSamples.ts';
import { sources, workFolder } from './sources.ts';
import type { Vocabulary } from '../vocabulary.ts';

/**
 * Writes, per length of row, `rows-LENGTH.bin` (16-bit tokens), `given-LENGTH.bin` (16 bits: how many tokens of each row
 * the model is given) and `heads-LENGTH.bin` (which head each row has), and `heads.json` with the heads' tokens. Rows are padded with `<|endoftext|>`, which is never learnt.
 */
function main(): void {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
  const random = seededRandom(Number(values.seed));
  const packages = sources.filter(({ split }) => split === 'train').map(readCode);
  const vocabulary = cutCorpusVocabulary(packages.flat());
  const heads = new Map<string, number>();
  const headTokens: number[][] = [];
  const headKinds: string[] = [];
  const pad = vocabulary.special('<|endoftext|>');
  const rows = rowLengths.map((length) => ({
    length,
    tokens: new Array<Uint16Array>(),
    heads: new Array<number>(),
    given: new Array<number>(),
  }));
  const kinds: Record<string, number> = {};
  let learnt = 0;
  for (const files of packages) {
    for (const sample of trainingSamples(files, packages, vocabulary, random)) {
      const given = encodePieces(sample.body.slice(0, sample.given), vocabulary);
      const body = [...given, ...encodePieces(sample.body.slice(sample.given), vocabulary)];
      const row = rows.find(({ length }) => body.length <= length);
      if (!row) continue;
      const key = JSON.stringify(sample.head);
      if (!heads.has(key)) {
        heads.set(key, headTokens.length);
        headTokens.push(encodePieces(sample.head, vocabulary));
        headKinds.push(sample.kind);
      }
      row.tokens.push(Uint16Array.from({ length: row.length }, (_, i) => body[i] ?? pad));
      row.heads.push(heads.get(key) ?? 0);
      row.given.push(given.length);
      kinds[sample.kind] = (kinds[sample.kind] ?? 0) + 1;
      learnt += body.length;
    }
  }
  mkdirSync(workFolder, { recursive: true });
  for (const { length, tokens, heads: headOf, given } of rows) {
    writeFileSync(
      path.join(workFolder, `rows-${length}.bin`),
      Buffer.concat(tokens.map((row) => new Uint8Array(row.buffer))),
    );
    writeFileSync(path.join(workFolder, `heads-${length}.bin`), Uint8Array.from(headOf));
    writeFileSync(
      path.join(workFolder, `given-${length}.bin`),
      new Uint8Array(Uint16Array.from(given).buffer),
    );
    console.log(`${tokens.length} rows of ${length} tokens`);
  }
  const files = packages.reduce<readonly CodeFile[]>((all, each) => all.concat(each), []);
  const characters = files.reduce((sum, { text }) => sum + text.length, 0);
  writeFileSync(
    path.join(workFolder, 'heads.json'),
    JSON.stringify({
      heads: headTokens,
      kinds: headKinds,
      tokens: vocabulary.tokens.length,
      pad,
      message: vocabulary.special('<|message|>'),
      anchors: Object.fromEntries(anchors.map((word) => [word, vocabulary.encode(word)])),
      stems: stemsOf(vocabulary),
    }),
  );
  console.log(
    kinds,
    `${learnt} tokens, ${files.length} files, ${characters} characters, heads of`,
    headTokens.map((head) => head.length),
  );
}

/** Words around the names in the thought of a rename, which initialise.py looks for. */
const anchors = ['Every', ' `', '`', ' becomes', ' here', ' Rename', 'ename', ' variable'];

/** For each token with a space before a word, the token of the word itself; for all others, themselves. */
function stemsOf({ ordinary, tokens }: Vocabulary): number[] {
  const ids = new Map(ordinary.map((token, id) => [token, id]));
  return tokens.map((_, id) =>
    /^ [A-Za-z]/.test(ordinary[id] ?? '') ? (ids.get(ordinary[id]!.slice(1)) ?? id) : id,
  );
}

if (import.meta.main) main();
