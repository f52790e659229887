import { Reader } from './reader.ts';
import { Replacements } from './replacements.ts';

/** Matching tokens in a row by which a position is found anywhere in the text. */
const gramLength = 3;

/** Tokens compared at most; a longer match says nothing more. */
const longestMatch = 8;

/** Tokens of distance from where the answer left its source that weigh as much as one matching token. */
const distancePerToken = 16;

/** Matching tokens in a row that make a position certain. */
const certain = 4;

/** After a divergence, up to this many new tokens are assumed to replace as many tokens of the source. */
const longestGuess = 4;

/**
 * Initial likelihood that a guessed token is right, by how many tokens before it agreed: none, 1, 2, 4, 8. Drafts of
 * copied code are usually right; what is observed counts from the first token on.
 */
const firstLikelihoods = [0.4, 0.5, 0.8, 0.9, 0.95];

/** Weight of the latest token in the likelihoods: about the last 16 of each kind count. */
const latestWeight = 1 / 16;

/** A position in the text, and the matching position in the answer, which is at the end of the text. */
interface Alignment {
  place: number;
  said: number;
}

/**
 * Guesses the next tokens of an answer that mostly repeats its input: prompt lookup decoding (Saxena 2023,
 * github.com/apoorvumang/prompt-lookup-decoding). In addition, it follows the answer through the source, finds its
 * position again after a change, and learns replacements. The cost per token does not depend on the prompt's length.
 */
export class Lookup<T extends number> {
  readonly #text: (T | undefined)[] = [];
  readonly #isText: (token: T) => boolean;
  /** Where the source begins. */
  readonly #source: number;
  readonly #replacements = new Replacements<T>();
  /** Where the latest occurrence of each n-gram ends. */
  readonly #occurrences = new Map<string, number>();
  readonly #likelihoods = [...firstLikelihoods];
  #reader: Reader<T> | undefined;
  /** How many tokens in a row agreed with the reader's guess. */
  #agreed = 0;
  /** Where the answer left the source, until it is back for certain. */
  #left: Alignment | undefined;
  /** Where the answer came back. */
  #joined: Alignment | undefined;

  /**
   * @param source the text that the answer is expected to repeat from `begin` on.
   * @param prompt other text that it may repeat.
   * @param isText whether a token may be guessed. Other tokens are gaps, here and in the answer.
   */
  constructor(source: readonly T[], prompt: readonly T[], isText: (token: T) => boolean = () => true) {
    this.#isText = isText;
    const append = (token: T | undefined): void => {
      this.#add(token);
      this.#remember();
    };
    // The source comes last, so that it wins over an equal match in the prompt.
    [...prompt, undefined].forEach(append);
    this.#source = this.#text.length;
    [...source, undefined].forEach(append);
  }

  /** The next tokens, at most `most`, as far as there is a guess. */
  guess(most: number): T[] {
    return this.#reader?.ahead(most) ?? [];
  }

  /** How likely the token at an index of the guess is right, if those before it are. */
  likelihood(index: number): number {
    return this.#likelihoods[kindOf(this.#agreed + index)] ?? 0;
  }

  /** Takes the next token of the answer. */
  push(token: T): void {
    const reader = this.#reader;
    const expected = reader?.next;
    if (expected !== undefined) this.#observe(expected === token);
    if (reader && expected === token) {
      reader.step();
      this.#agreed++;
    } else if (reader) {
      this.#leave(reader);
    }
    this.#add(token);
    if (!this.#reader) this.#find();
    // Last, so that a search finds earlier occurrences only.
    this.#remember();
    this.#settle();
  }

  /** Marks the point where the answer, and with it the source, begins. Earlier tokens remain searchable. */
  begin(): void {
    this.#text.push(undefined);
    if (this.#text[this.#source] === undefined) return;
    this.#left = { place: this.#source, said: this.#text.length };
    this.#join(this.#source, 0);
    this.#agreed = 1;
  }

  #add(token: T | undefined): void {
    this.#text.push(token === undefined || !this.#isText(token) ? undefined : token);
  }

  #observe(isRight: boolean): void {
    const kind = kindOf(this.#agreed);
    const known = this.#likelihoods[kind] ?? 0;
    this.#likelihoods[kind] = known + (Number(isRight) - known) * latestWeight;
  }

  #leave(reader: Reader<T>): void {
    const { place, written } = reader;
    const replaced = this.#text[place];
    if (reader.replaces && replaced !== undefined) this.#replacements.forget(replaced);
    // The guess of where the answer came back was wrong, so it is still away from where it left.
    this.#left ??= { place, said: this.#text.length - written };
    this.#reader = undefined;
  }

  #find(): void {
    const near = this.#left && this.#nearest(this.#left);
    const gram = this.#lastGram();
    const known = gram === undefined ? undefined : this.#occurrences.get(gram);
    const alike = known === undefined ? 0 : this.#alike(known, longestMatch);
    if (known !== undefined && alike > (near?.alike ?? 0) + 1) this.#join(known, certain - 1, alike);
    else if (near) this.#join(near.place, near.alike);
    else if (this.#left) this.#guessReplaced(this.#left);
  }

  /** The position after where the answer left with the longest match; the nearest of those. */
  #nearest(left: Alignment): { place: number; alike: number } | undefined {
    const reach = Math.min(left.place + longestMatch * distancePerToken, this.#text.length - 1);
    let best: { place: number; alike: number; score: number } | undefined;
    for (let place = left.place + 1; place <= reach && this.#text[place - 1] !== undefined; place++) {
      const alike = this.#alike(place, Math.min(place - left.place, this.#text.length - left.said));
      const score = alike - (place - alike - left.place) / distancePerToken;
      if (alike > 0 && score > (best?.score ?? 0)) best = { place, alike, score };
    }
    return best;
  }

  /** Without a match: assumes that the answer replaced as many tokens of the source as it wrote. */
  #guessReplaced({ place, said }: Alignment): void {
    const written = this.#text.length - said;
    const isWhole = !this.#text.slice(place, place + written).includes(undefined);
    if (written <= longestGuess && isWhole) this.#join(place + written, 0);
  }

  /** How many tokens before a position match the answer's last ones. */
  #alike(place: number, most: number): number {
    const end = this.#text.length;
    let count = 0;
    while (count < Math.min(most, longestMatch)) {
      const token = this.#text[place - 1 - count];
      if (token === undefined || token !== this.#text[end - 1 - count]) break;
      count++;
    }
    return count;
  }

  #join(place: number, agreed: number, alike = agreed): void {
    this.#joined = { place: place - alike, said: this.#text.length - alike };
    this.#agreed = agreed;
    this.#reader = new Reader(this.#text, this.#replacements, place);
  }

  /** Once the answer is back for certain, learns that the text it wrote replaces the text it skipped. */
  #settle(): void {
    const left = this.#left;
    const joined = this.#joined;
    if (!left || !joined || this.#agreed < certain) return;
    this.#left = undefined;
    if (joined.place > left.place) {
      this.#learn(left, joined, 0, 0);
    } else {
      // An insertion replaces nothing: it is recognised again by the tokens before it, or around it.
      this.#learn(left, joined, 2, 0);
      this.#learn(left, joined, 1, 1);
    }
  }

  /** Learns what was written between where the answer left and where it came back, with some context tokens. */
  #learn(left: Alignment, joined: Alignment, before: number, after: number): void {
    for (let back = 1; back <= before; back++)
      if (this.#text[left.place - back] !== this.#text[left.said - back]) return;
    this.#replacements.learn(
      this.#text.slice(left.place - before, joined.place + after),
      this.#text.slice(left.said - before, joined.said + after),
    );
  }

  #remember(): void {
    const gram = this.#lastGram();
    if (gram !== undefined) this.#occurrences.set(gram, this.#text.length);
  }

  #lastGram(): string | undefined {
    const tokens = this.#text.slice(-gramLength);
    return tokens.length < gramLength || tokens.includes(undefined) ? undefined : tokens.join(' ');
  }
}

/** The kind of a guess, by how many tokens before it agreed. */
function kindOf(agreed: number): number {
  return agreed === 0 ? 0 : Math.min(firstLikelihoods.length - 1, Math.floor(Math.log2(agreed)) + 1);
}
