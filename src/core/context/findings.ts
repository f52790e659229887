import type { Piece } from './pieces.ts';

/** Names whose findings are kept, of all documents: some places' worth. The oldest goes. */
const remembered = 400;

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
    if (!known) return false;
    if (known.question.version === question.version) return true;
    const { imported, imports } = known.question;
    return known.piece !== undefined && imported && question.imported && imports === question.imports;
  }

  /** Takes an answer. */
  note(question: Question, piece: Piece | undefined): void {
    const key = keyOf(question);
    this.#findings.delete(key);
    this.#findings.set(key, { question, piece });
    const [oldest] = this.#findings.keys();
    if (this.#findings.size > remembered && oldest !== undefined) this.#findings.delete(oldest);
  }

  /** A document has changed: what is defined in it is to be looked up again. */
  changed(uri: string): void {
    for (const [key, { piece }] of this.#findings) if (piece?.uri === uri) this.#findings.delete(key);
  }

  clear(): void {
    this.#findings.clear();
  }
}

function keyOf({ uri, name }: Question): string {
  return `${uri}\n${name}`;
}
