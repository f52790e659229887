import { grammarOf } from '../../../src/core/syntax/grammars.ts';
import { parserFor } from '../../replay/grammars.ts';
import type { CodeFile } from '../../tiny-oss/learn/readCode.ts';
import { seededRandom } from '../../tiny-oss/random.ts';
import type { Hole } from '../hole.ts';
import { holeId } from './holeId.ts';
import { bodyRanges, statementRanges, type Range } from './ranges.ts';
import { relatedSnippets } from './relatedSnippets.ts';

/** The kinds of holes that are cut from files. */
export type CutKind = 'rest' | 'block' | 'body';

/** Each kind draws from a source of its own, so that asking for one kind less changes nothing of the others. */
const seedOf: Record<CutKind, number> = { rest: 1, block: 2, body: 3 };

/**
 * Cuts holes, one after another from each package, at random places that the seed decides. The first ones are the same
 * however many are wanted, so that a larger evaluation goes on from a smaller one.
 * @param packages the files of each package.
 * @throws when the packages have too few places.
 */
export async function cutHoles(
  packages: readonly (readonly CodeFile[])[],
  kind: CutKind,
  { count, seed }: { count: number; seed: number },
): Promise<Hole[]> {
  const random = seededRandom(seed * 10 + seedOf[kind]);
  const known = new Map<CodeFile, readonly Range[]>();
  const holes = new Map<string, Hole>();
  for (let tries = 0; holes.size < count; tries++) {
    if (tries > 50 * count + 100 * packages.length)
      throw new Error(`The packages have too few places for ${count} holes of kind ${kind}.`);
    const files = packages[tries % packages.length] ?? [];
    const file = files[Math.floor(random() * files.length)];
    const drawn = random();
    if (!file) continue;
    const ranges = known.get(file) ?? (await rangesIn(file, kind));
    known.set(file, ranges);
    const range = ranges[Math.floor(drawn * ranges.length)];
    if (!range) continue;
    const hole = cutHole(file, kind, kind === 'rest' ? fromRandomCharacter(range, random()) : range, files);
    holes.set(hole.id, hole);
  }
  return [...holes.values()];
}

async function rangesIn(file: CodeFile, kind: CutKind): Promise<Range[]> {
  if (kind === 'rest') return lineRanges(file.text);
  const grammar = grammarOf(file.languageId);
  const tree = grammar && (await parserFor(grammar))(file.text);
  if (!tree) return [];
  try {
    return (kind === 'body' ? bodyRanges : statementRanges)(tree.rootNode, file.text);
  } finally {
    tree.delete();
  }
}

/** Least characters of a line's rest: less is a bracket, which an editor closes by itself. */
const shortestRest = 3;

/** Lines of code, without their indentation: no comments, nothing that is too short to cut. */
export function lineRanges(text: string): Range[] {
  const ranges: Range[] = [];
  for (const match of text.matchAll(/^[ \t]*(?!\/\/|\/?\*|#|"""|''')(\S.*\S)[ \t]*$/gm)) {
    const line = match[1] ?? '';
    const start = match.index + match[0].indexOf(line);
    if (line.length > 2 * shortestRest && line.length <= 160)
      ranges.push({ start, end: start + line.length });
  }
  return ranges;
}

/** At any character, as a cursor is while one types: in the middle of words, too. */
function fromRandomCharacter({ start, end }: Range, random: number): Range {
  return { start: start + 1 + Math.floor(random * (end - start - shortestRest)), end };
}

function cutHole(file: CodeFile, kind: CutKind, { start, end }: Range, files: readonly CodeFile[]): Hole {
  const { path, languageId, text, source } = file;
  const [before, expected] = [text.slice(0, start), text.slice(start, end)];
  // The blanks at the line's end go with it.
  const after = text.slice(end).replace(/^[ \t]+(?=\n|$)/, '');
  const snippets = relatedSnippets(file, { before, after }, files);
  const hole = { kind, path, languageId, before, after, expected, snippets };
  const line = before.split('\n').length;
  return { ...hole, id: holeId(`${source}/${path}:${line}`, hole) };
}
