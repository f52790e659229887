// Makes the training samples: node tools/tiny-oss/learn/pack.ts [--seed N]
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../random.ts';
import { cutCorpusVocabulary } from './corpusVocabulary.ts';
import { encodePieces } from './encodePieces.ts';
import { readCode } from './readCode.ts';
import { trainingSamples } from './samples/trainingSamples.ts';
import { sources, workFolder } from './sources.ts';

/** Tokens of a sample behind its head at most: as much as a row of train.py holds, and a head. */
const longest = 3840;

/**
 * Writes `tokens.bin` (16-bit tokens of all samples behind their heads), `lengths.bin` and `given.bin` (16 bits a sample:
 * how many tokens it has, and how many of them the model is given), `heads.bin` (8 bits: which head it has), and
 * `heads.json` with the heads' tokens.
 */
function main(): void {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
  const random = seededRandom(Number(values.seed));
  const packages = sources.filter(({ split }) => split === 'train').map(readCode);
  const vocabulary = cutCorpusVocabulary(packages.flat());
  const heads = new Map<string, { number: number; kind: string; tokens: number[] }>();
  const lengths: number[] = [];
  const given: number[] = [];
  const headOf: number[] = [];
  const kinds: Record<string, { samples: number; tokens: number }> = {};
  mkdirSync(workFolder, { recursive: true });
  const file = openSync(path.join(workFolder, 'tokens.bin'), 'w');
  for (const [index, files] of packages.entries()) {
    for (const { kind, head, body, given: pieces } of trainingSamples(files, packages, vocabulary, random)) {
      const asked = encodePieces(body.slice(0, pieces), vocabulary);
      const tokens = [...asked, ...encodePieces(body.slice(pieces), vocabulary)];
      if (tokens.length > longest) continue;
      const key = JSON.stringify(head);
      const known = heads.get(key) ?? { number: heads.size, kind, tokens: encodePieces(head, vocabulary) };
      heads.set(key, known);
      writeSync(file, new Uint8Array(Uint16Array.from(tokens).buffer));
      lengths.push(tokens.length);
      given.push(asked.length);
      headOf.push(known.number);
      const counts = (kinds[kind] ??= { samples: 0, tokens: 0 });
      counts.samples++;
      counts.tokens += tokens.length;
    }
    if (index % 50 === 49) console.log(`${index + 1} of ${packages.length} packages`);
  }
  closeSync(file);
  const write = (name: string, { buffer }: Uint8Array | Uint16Array): void =>
    writeFileSync(path.join(workFolder, name), new Uint8Array(buffer));
  write('lengths.bin', Uint16Array.from(lengths));
  write('given.bin', Uint16Array.from(given));
  write('heads.bin', Uint8Array.from(headOf));
  writeFileSync(
    path.join(workFolder, 'heads.json'),
    JSON.stringify({
      heads: [...heads.values()].map(({ tokens }) => tokens),
      kinds: [...heads.values()].map(({ kind }) => kind),
      tokens: vocabulary.tokens.length,
      pad: vocabulary.special('<|endoftext|>'),
    }),
  );
  const characters = packages.flat().reduce((sum, { text }) => sum + text.length, 0);
  console.log(
    kinds,
    `${characters} characters, heads of`,
    [...heads.values()].map(({ tokens }) => tokens.length),
  );
}

if (import.meta.main) main();
