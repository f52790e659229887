import type { Piece, Pieces } from './pieces.ts';

/** Names whose findings are kept, over all documents: enough for several places. The oldest is dropped. */
const remembered = 400;

/** Definitions offered to prompts, of those: some more than a few places need. */
const offered = 40;

/** A name in a document at the time of its look-up. */
export interface NameQuestion {
  uri: string;
  version: number;
  /** The document's imports, as one text. */
  imports: string;
  name: string;
  /** The file imports it. */
  imported: boolean;
}

/** The result of a question; `undefined` if nothing was found. */
interface Finding {
  question: NameQuestion;
  piece: Piece | undefined;
  /** Whether the definition's document has changed since. */
  stale: boolean;
}

/**
 * Caches what language servers answered about names, so that they are asked rarely. The definition of an imported name
 * stays valid until the imports or the definition's document change, any other until the next edit. A missing
 * definition of an import is not cached for long: the module may not be written or indexed yet.
 */
export class Findings {
  readonly #findings = new Map<string, Finding>();

  /** Whether the cached findings answer the question. */
  has(question: NameQuestion): boolean {
    const known = this.#findings.get(keyOf(question));
    if (!known || known.stale) return false;
    if (known.question.version === question.version) return true;
    const { imported, imports } = known.question;
    return known.piece !== undefined && imported && question.imported && imports === question.imports;
  }

  /** The definitions, newest last. The same object for as long as a definition reads the same. */
  get pieces(): Pieces {
    const newestFirst = [...this.#findings.values()].reverse().flatMap(({ piece }) => piece ?? []);
    return [...new Set(newestFirst)].slice(0, offered).reverse();
  }

  /** Takes an answer, replacing the earlier finding for the name. */
  note(question: NameQuestion, piece: Piece | undefined): void {
    const key = keyOf(question);
    const before = this.#findings.get(key)?.piece;
    const now = piece?.snippet.text.trim() === '' ? undefined : piece && this.#replace(piece);
    this.#findings.delete(key);
    this.#findings.set(key, { question, piece: now, stale: false });
    // If the definition has moved elsewhere, it has for other documents that have not asked again yet, too.
    if (before && before !== now)
      for (const [other, each] of this.#findings)
        if (each.stale && each.piece === before) this.#findings.delete(other);
    const [oldest] = this.#findings.keys();
    if (this.#findings.size > remembered && oldest !== undefined) this.#findings.delete(oldest);
  }

  /** A document has changed: definitions in it must be looked up again, and are used as they are until then. */
  changed(uri: string): void {
    for (const each of this.#findings.values()) each.stale ||= each.piece?.uri === uri;
  }

  /** For deleted documents. The names in other documents may be defined elsewhere now. */
  forget(isGone: (uri: string) => boolean): void {
    for (const [key, each] of this.#findings) {
      if (isGone(each.question.uri) || (each.piece && isGone(each.piece.uri))) this.#findings.delete(key);
      else each.stale = true;
    }
  }

  /**
   * Returns the known piece if the definition reads the same, since a new object would move in the prompt and be
   * evaluated again; otherwise the new piece, which replaces the old one for all documents. The line number does not
   * matter.
   */
  #replace(piece: Piece): Piece {
    const older = [...this.#findings.values()].filter(
      (each) => each.piece?.uri === piece.uri && each.piece.name === piece.name,
    );
    const same = older.find((each) => each.piece?.snippet.text === piece.snippet.text)?.piece;
    for (const each of older) each.piece = same ?? piece;
    return same ?? piece;
  }
}

function keyOf({ uri, name }: NameQuestion): string {
  return `${uri}\n${name}`;
}
