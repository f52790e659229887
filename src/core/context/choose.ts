import { definitionLength } from './definitionText.ts';
import { areRelated } from './relatedLanguages.ts';
import { movedLength } from './movedText.ts';
import { tellingLines, shareIn } from '../text/overlap.ts';
import type { Piece, PieceKind, Pieces } from './pieces.ts';
import { jaccard, wordsIn } from '../text/similarity.ts';

/** The position that a prompt is for. */
export interface PromptPlace {
  uri: string;
  languageId: string;
  /** The cursor's offset in the document, in UTF-16 code units. */
  offset: number;
  /** The text before the cursor that the prompt contains anyway. */
  prefix: string;
  suffix: string;
}

/**
 * The pieces that accompany the prompts for a place, in order. They stay the same for as long as the user stays there.
 */
export interface Chosen {
  /** The document and the offset for which they were chosen. */
  uri: string;
  offset: number;
  pieces: Pieces;
}

/**
 * UTF-16 code units within which two positions of a document share their pieces: about 80 lines. That is less than the
 * prompt has before the cursor, so code near one position is in the prompt of the other.
 */
const stayLength = 3000;

/**
 * UTF-16 code units per prompt. Together 4,200, about 1,200 tokens of code: less than the text before the cursor, and,
 * with the other pieces, within the snippets' share of the context (completion/layout.ts: 2,200 tokens).
 */
const budgets: Readonly<Record<PieceKind, Budget>> = {
  // A visited place shows what the user looked at, an edited one what they are working on: they share a budget.
  visit: { name: 'elsewhere', length: 4200 },
  edit: { name: 'elsewhere', length: 4200 },
  // Code that was cut or copied is about to be used, so one piece of it has a budget of its own.
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
 * If at least this share of a piece's lines is known already, it adds nothing. High, since the best example for a
 * piece of code is one that differs from it in a few lines.
 */
const known = 0.8;

/**
 * Chooses the pieces to accompany the prompts for a place: those most similar to the code around the cursor, and the
 * newest, without duplicates of the prompt or of each other. To keep the KV cache valid, earlier choices come first
 * and unchanged, new ones last. Nothing is dropped while the user stays.
 * @param before the last choice in this document.
 * @param candidates all pieces, oldest first.
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
  // The best piece goes nearest to the text that it should help with.
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

/**
 * Whether a piece may be used for a place. Of the place's own document, only edits and cuts further away are: the rest
 * is in the prompt already.
 */
function mayGoAlong({ kind, uri, name, snippet }: Piece, place: PromptPlace): boolean {
  if (kind === 'visit' && uri === place.uri) return false;
  if (name !== undefined && !hasWord(place.prefix, name)) return false;
  return areRelated(snippet.languageId, place.languageId);
}

/** UTF-16 code units before and after the cursor that a piece is compared with: about 40 lines and 15. */
const around = { before: 1500, after: 500 };

/**
 * Bonus for the newest piece, as a share of common words: about as much as pieces of one project differ. Each older
 * piece gets a fifth less.
 */
const newest = 0.15;
const fading = 0.8;

/** Bonus for being in the prompt already: a piece that is hardly better is not worth a prefill. */
const inPrompt = 0.05;

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

/** Whether a text uses a word: a definition is useful only where its name is used. */
function hasWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}_$]+/u).includes(word);
}

function fits(piece: Piece, taken: Pieces): boolean {
  const { name, length } = budgets[piece.kind];
  const others = taken.filter(({ kind }) => budgets[kind].name === name);
  return others.reduce((sum, { snippet }) => sum + snippet.text.length, piece.snippet.text.length) <= length;
}
