import { Reader } from './reader.ts';
import { Replacements } from './replacements.ts';

/** Tokens alike in a row by which a place anywhere is recognised. */
const gramLength = 3;

/** Tokens compared at most: more say nothing new. */
const longestMatch = 8;

/** Tokens of distance, from where the answer left its source, that weigh as much as one token alike. */
const distancePerToken = 16;

/** Tokens alike in a row from which on a place is certain. */
const certain = 4;

/** Tokens that are guessed to replace as many of the source, before anything is alike again. */
const longestGuess = 4;

/**
 * How likely the next token is as guessed, before anything was seen, by how many agreed before it: none, 1, 2, 4, 8.
 * Copies of code were taken as a rule; what is seen counts from the first token on.
 */
const firstLikelihoods = [0.4, 0.5, 0.8, 0.9, 0.95];

/** Weight of the latest token in the likelihoods: about the last 16 of a kind count. */
const latestWeight = 1 / 16;

/** A place in the text, and the place of the answer, which is at the text's end, that goes with it. */
interface Place {
  place: number;
  said: number;
}

/**
 * Guesses the next tokens of an answer that mostly repeats its input: prompt lookup decoding (Saxena 2023,
 * github.com/apoorvumang/prompt-lookup-decoding), with a place in the source that goes along with the answer, finds its
 * way back after a change, and remembers what was changed into what. A token costs the same however long the prompt is.
 */
export class Lookup<T extends number> {
  readonly #text: (T | undefined)[] = [];
  readonly #isText: (token: T) => boolean;
  /** Where the source begins. */
  readonly #source: number;
  readonly #replacements = new Replacements<T>();
  /** Where the latest occurrence of some tokens in a row ends. */
  readonly #occurrences = new Map<string, number>();
  readonly #likelihoods = [...firstLikelihoods];
  #reader: Reader<T> | undefined;
  /** How many tokens in a row agreed with the reader. */
  #agreed = 0;
  /** Where the answer left the text, until it is back for certain. */
  #left: Place | undefined;
  /** Where it came back. */
  #joined: Place | undefined;

  /**
   * @param source what the answer is expected to repeat from `begin` on.
   * @param prompt what it may repeat, too.
   * @param isText whether a token may be guessed. Others are gaps, here and in what is pushed.
   */
  constructor(source: readonly T[], prompt: readonly T[], isText: (token: T) => boolean = () => true) {
    this.#isText = isText;
    const append = (token: T | undefined): void => {
      this.#add(token);
      this.#remember();
    };
    // The source comes last, so that of equal places it is found.
    [...prompt, undefined].forEach(append);
    this.#source = this.#text.length;
    [...source, undefined].forEach(append);
  }

  /** The next tokens, at most so many, as far as there is a guess. */
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
    // Last, so that what is found stands before it.
    this.#remember();
    this.#settle();
  }

  /** The answer begins here, and the source with it. What was pushed before stays known. */
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
    // A guess where the answer came back was wrong: it is still where it left.
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

  /** The place after where the answer left that is alike the most, and the nearest of those. */
  #nearest(left: Place): { place: number; alike: number } | undefined {
    const reach = Math.min(left.place + longestMatch * distancePerToken, this.#text.length - 1);
    let best: { place: number; alike: number; score: number } | undefined;
    for (let place = left.place + 1; place <= reach && this.#text[place - 1] !== undefined; place++) {
      const alike = this.#alike(place, Math.min(place - left.place, this.#text.length - left.said));
      const score = alike - (place - alike - left.place) / distancePerToken;
      if (alike > 0 && score > (best?.score ?? 0)) best = { place, alike, score };
    }
    return best;
  }

  /** Nothing is alike yet: perhaps as many tokens were replaced as were written. */
  #guessReplaced({ place, said }: Place): void {
    const written = this.#text.length - said;
    const isWhole = !this.#text.slice(place, place + written).includes(undefined);
    if (written <= longestGuess && isWhole) this.#join(place + written, 0);
  }

  /** How many tokens before a place are the answer's last ones. */
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

  /** Once the answer is back for certain, what it wrote in between is known to replace what it left out. */
  #settle(): void {
    const left = this.#left;
    const joined = this.#joined;
    if (!left || !joined || this.#agreed < certain) return;
    this.#left = undefined;
    if (joined.place > left.place) {
      this.#learn(left, joined, 0, 0);
    } else {
      // What was put in replaces nothing: its place is known again by the tokens before it, or by those around it.
      this.#learn(left, joined, 2, 0);
      this.#learn(left, joined, 1, 1);
    }
  }

  /** Learns what was written from where the answer left to where it came back, with some tokens around. */
  #learn(left: Place, joined: Place, before: number, after: number): void {
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

/** Kinds of guesses by how many tokens agreed before them. */
function kindOf(agreed: number): number {
  return agreed === 0 ? 0 : Math.min(firstLikelihoods.length - 1, Math.floor(Math.log2(agreed)) + 1);
}
