import type { Piece, Pieces } from './pieces.ts';

/** Names whose findings are kept, of all documents: some places' worth. The oldest goes. */
const remembered = 400;

/** Definitions that prompts may carry, of those: some more than a few places need. */
const offered = 40;

/** A name in a document, at the time when its definition is looked up. */
export interface Question {
  /** The document. */
  uri: string;
  version: number;
  /** The document's imports, as one text. */
  imports: string;
  name: string;
  /** The file imports it. */
  imported: boolean;
}

/** What was found, `undefined` for nothing, and for what question. */
interface Finding {
  question: Question;
  piece: Piece | undefined;
  /** The definition's document has changed since. */
  stale: boolean;
}

/**
 * What language servers have said of names, so that they are asked rarely. A definition of a name that is imported holds
 * until the imports change, or the definition's document does; all else until the next edit. That there is none is no
 * lasting news of an import: the module may just not be written, or not be read by the server.
 */
export class Findings {
  readonly #findings = new Map<string, Finding>();

  /** Whether what is known answers the question. */
  has(question: Question): boolean {
    const known = this.#findings.get(keyOf(question));
    if (!known || known.stale) return false;
    if (known.question.version === question.version) return true;
    const { imported, imports } = known.question;
    return known.piece !== undefined && imported && question.imported && imports === question.imports;
  }

  /** The definitions, found last comes last. The same object for as long as a definition reads the same. */
  get pieces(): Pieces {
    const newestFirst = [...this.#findings.values()].reverse().flatMap(({ piece }) => piece ?? []);
    return [...new Set(newestFirst)].slice(0, offered).reverse();
  }

  /** Takes an answer, in the place of what was found for the name before. */
  note(question: Question, piece: Piece | undefined): void {
    const key = keyOf(question);
    const before = this.#findings.get(key)?.piece;
    const now = piece?.snippet.text.trim() === '' ? undefined : piece && this.#replace(piece);
    this.#findings.delete(key);
    this.#findings.set(key, { question, piece: now, stale: false });
    // Where the definition has gone elsewhere, it is so for other documents that have not asked again yet.
    if (before && before !== now)
      for (const [other, each] of this.#findings)
        if (each.stale && each.piece === before) this.#findings.delete(other);
    const [oldest] = this.#findings.keys();
    if (this.#findings.size > remembered && oldest !== undefined) this.#findings.delete(oldest);
  }

  /** A document has changed: what is defined in it is to be looked up again, and goes along as it was until then. */
  changed(uri: string): void {
    for (const each of this.#findings.values()) each.stale ||= each.piece?.uri === uri;
  }

  /** For documents that are gone. What is left may be defined elsewhere now. */
  forget(isGone: (uri: string) => boolean): void {
    for (const [key, each] of this.#findings) {
      if (isGone(each.question.uri) || (each.piece && isGone(each.piece.uri))) this.#findings.delete(key);
      else each.stale = true;
    }
  }

  /**
   * The piece that is known already if the definition reads the same, since another object would be moved in the prompt
   * and evaluated again; else the new one, also for other documents. Which line it is on makes no difference.
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

function keyOf({ uri, name }: Question): string {
  return `${uri}\n${name}`;
}
