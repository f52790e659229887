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

/**
 * Writes, per length of row, `rows-LENGTH.bin` (16-bit tokens) and `heads-LENGTH.bin` (which head each row has), and
 * `heads.json` with the heads' tokens. Rows are padded with `<|endoftext|>`, which is never learnt.
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
  }));
  const kinds: Record<string, number> = {};
  let learnt = 0;
  for (const files of packages) {
    for (const sample of trainingSamples(files, packages, vocabulary, random)) {
      const body = encodePieces(sample.body, vocabulary);
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
      kinds[sample.kind] = (kinds[sample.kind] ?? 0) + 1;
      learnt += body.length;
    }
  }
  mkdirSync(workFolder, { recursive: true });
  for (const { length, tokens, heads: headOf } of rows) {
    writeFileSync(
      path.join(workFolder, `rows-${length}.bin`),
      Buffer.concat(tokens.map((row) => new Uint8Array(row.buffer))),
    );
    writeFileSync(path.join(workFolder, `heads-${length}.bin`), Uint8Array.from(headOf));
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
    }),
  );
  console.log(
    kinds,
    `${learnt} tokens, ${files.length} files, ${characters} characters, heads of`,
    headTokens.map((head) => head.length),
  );
}

if (import.meta.main) main();
