import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { grammarOf } from '../../../src/core/syntax/grammars.ts';
import { parserFor } from '../../replay/grammars.ts';
import type { Hole } from '../hole.ts';
import { holeId } from './holeId.ts';
import { bodyRanges } from './ranges.ts';

const folder = path.resolve(import.meta.dirname, '../functions');

const languages: Readonly<Record<string, string>> = {
  '.ts': 'typescript',
  '.mjs': 'javascript',
  '.py': 'python',
};

/** Our own functions, each with the check that says whether a body is right. */
export async function ownFunctions(): Promise<Hole[]> {
  const holes: Hole[] = [];
  for (const name of readdirSync(folder).sort()) {
    const check = checkOf(name);
    if (check === undefined || !existsSync(path.join(folder, check))) continue;
    holes.push(await cutFunction(name, check));
  }
  return holes;
}

function checkOf(name: string): string | undefined {
  const { name: bare, ext } = path.parse(name);
  if (languages[ext] === undefined || /\.check$|_check$/.test(bare)) return undefined;
  return ext === '.py' ? `${bare}_check.py` : `${bare}.check${ext}`;
}

async function cutFunction(name: string, check: string): Promise<Hole> {
  const languageId = languages[path.extname(name)] ?? '';
  const text = readFileSync(path.join(folder, name), 'utf8');
  const checkText = readFileSync(path.join(folder, check), 'utf8');
  const grammar = grammarOf(languageId);
  const tree = grammar && (await parserFor(grammar))(text);
  if (!tree) throw new Error(`${name} could not be parsed.`);
  const ranges = bodyRanges(tree.rootNode, text);
  tree.delete();
  // The last one that is in no other.
  const last = ranges.findLast(
    ({ start, end }) => !ranges.some((other) => other.start < start && other.end >= end),
  );
  if (!last) throw new Error(`${name} has no function that can be cut out.`);
  const hole = {
    ...{ kind: 'function' as const, path: `src/${name}`, languageId, snippets: [] },
    ...{ before: text.slice(0, last.start), after: text.slice(last.end) },
    expected: text.slice(last.start, last.end),
  };
  return {
    ...hole,
    id: holeId(name, hole),
    check: ({ document }) => ({
      language: languageId === 'python' ? 'python' : 'node',
      files: { [name]: document, [check]: checkText },
      main: check,
      runs: [{ input: '' }],
    }),
  };
}
