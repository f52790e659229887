import { definitionLength } from './definitionText.ts';
import { areRelated } from './languages.ts';
import { movedLength } from './movedText.ts';
import { tellingLines, shareIn } from '../text/overlap.ts';
import type { Piece, PieceKind, Pieces } from './pieces.ts';
import { jaccard, wordsIn } from '../text/similarity.ts';

/** Where a prompt is for. */
export interface PromptPlace {
  uri: string;
  languageId: string;
  /** The cursor's offset in the document, in UTF-16 code units. */
  offset: number;
  /** What the prompt has of the document anyway. */
  prefix: string;
  suffix: string;
}

/** What goes along with the prompts of a place, in their order: the same for as long as the user stays there. */
export interface Chosen {
  /** The document and the offset that they were chosen for. */
  uri: string;
  offset: number;
  pieces: Pieces;
}

/**
 * UTF-16 code units between two places of a document that share what goes along: about 80 lines, less than the prompt
 * has before the cursor, so that what is near one is in the prompt of the other.
 */
const stayLength = 3000;

/**
 * UTF-16 code units in a prompt. Together 4,200, about 1,200 tokens of code: less than the text before the cursor, and
 * with what else goes along within the snippets' share of the context (completion/layout.ts: 2,200 tokens).
 */
const budgets: Readonly<Record<PieceKind, Budget>> = {
  // A place that was left says what the user looked at, an edited one what is being done: they are of one budget.
  visit: { name: 'elsewhere', length: 4200 },
  edit: { name: 'elsewhere', length: 4200 },
  // What was cut or copied is about to be used: it has a place of its own, for one.
  cut: { name: 'moved', length: movedLength },
  copy: { name: 'moved', length: movedLength },
  // Four or five definitions, 450 tokens.
  definition: { name: 'definitions', length: 4 * definitionLength },
};

interface Budget {
  name: string;
  length: number;
}

/**
 * Share of a piece's lines that are known already, from which on it says nothing new. High, since the best example for a
 * piece of code is one that differs from it in a few lines.
 */
const known = 0.8;

/**
 * Chooses what goes along with the prompts of a place: what is most like the code around the cursor, and what was taken
 * last; nothing that the prompt or another piece has already. The order is that of the KV cache: what was chosen before comes
 * first, as it was, and what is new last. As long as the user stays, nothing drops out.
 * @param before what was chosen in this document last.
 * @param candidates what there is, oldest first.
 */
export function choose(before: Chosen | undefined, candidates: Pieces, place: PromptPlace): Chosen {
  const stays = isStay(before, place);
  const own = new Set(tellingLines(`${place.prefix}\n${place.suffix}`));
  const isNew = (piece: Piece, others: Pieces) =>
    shareIn(piece.snippet.text, own) < known &&
    others.every(({ snippet }) => shareIn(piece.snippet.text, new Set(tellingLines(snippet.text))) < known);
  const eligible = candidates.filter((piece) => mayGoAlong(piece, place));
  const taken: Piece[] = stays ? before.pieces.filter((piece) => candidates.includes(piece)) : [];
  const ranked = rank(eligible, before, place);
  for (const piece of ranked)
    if (!taken.includes(piece) && fits(piece, taken) && isNew(piece, taken)) taken.push(piece);
  const kept = (before?.pieces ?? []).filter((piece) => taken.includes(piece));
  // The best is nearest to the text that it is to help with.
  const added = ranked.filter((piece) => taken.includes(piece) && !kept.includes(piece)).reverse();
  const { uri, offset } = stays ? before : place;
  return { uri, offset, pieces: [...kept, ...added] };
}

/** Whether the user is still where the pieces were chosen. */
export function isStay(
  before: Chosen | undefined,
  place: Pick<PromptPlace, 'uri' | 'offset'>,
): before is Chosen {
  return before?.uri === place.uri && Math.abs(before.offset - place.offset) <= stayLength;
}

/** A place's own document is in the prompt around it; what was edited or cut further away in it is not. */
function mayGoAlong({ kind, uri, name, snippet }: Piece, place: PromptPlace): boolean {
  if (kind === 'visit' && uri === place.uri) return false;
  if (name !== undefined && !hasWord(place.prefix, name)) return false;
  return areRelated(snippet.languageId, place.languageId);
}

/** UTF-16 code units before and after the cursor that a piece is compared with: about 40 lines and 15. */
const around = { before: 1500, after: 500 };

/**
 * What being the newest is worth, in shares of common words: about as much as pieces of one project differ in them. Each
 * piece before it is worth a fifth less.
 */
const newest = 0.15;
const fading = 0.8;

/** What being in the prompt is worth: a piece that is hardly better is not worth a prefill. */
const inPrompt = 0.05;

/** The best first. */
function rank(pieces: Pieces, before: Chosen | undefined, { prefix, suffix }: PromptPlace): Piece[] {
  const here = wordsIn(`${prefix.slice(-around.before)}\n${suffix.slice(0, around.after)}`);
  return pieces
    .toSorted((a, b) => b.takenAt - a.takenAt)
    .map((piece, age) => {
      const kept = before?.pieces.includes(piece) === true ? inPrompt : 0;
      const likeness = jaccard(wordsIn(piece.snippet.text), here);
      return { piece, score: likeness + newest * fading ** age + kept };
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ piece }) => piece);
}

/** A definition is of use where its name is used. */
function hasWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}_$]+/u).includes(word);
}

function fits(piece: Piece, taken: Pieces): boolean {
  const { name, length } = budgets[piece.kind];
  const others = taken.filter(({ kind }) => budgets[kind].name === name);
  return others.reduce((sum, { snippet }) => sum + snippet.text.length, piece.snippet.text.length) <= length;
}
