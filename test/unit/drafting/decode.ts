import { Drafter } from '../../../src/core/drafting/drafter.ts';
import { StepCosts } from '../../../src/core/drafting/stepCosts.ts';

const words = new Map<string, number>();

/** Tokens as a tokeniser of code makes them: words with the blank before them, line ends with what follows. */
export function tokensOf(code: string): number[] {
  return (code.match(/ ?\w+|\n\s*| ?[^\w\s]| +/g) ?? []).map((word) => {
    const id = words.get(word) ?? words.size;
    words.set(word, id);
    return id;
  });
}

/** The code of some tokens. */
export function codeOf(tokens: readonly number[]): string {
  const all = [...words.keys()];
  return tokens.map((token) => all[token] ?? '?').join('');
}

/** Costs of a machine where a token more in a batch costs a share of a single step. */
export function costsOf(share: number): StepCosts {
  const costs = new StepCosts();
  for (const tokens of [1, 2, 4, 8, 16, 32, 64]) costs.record(tokens, 1 + share * (tokens - 1));
  return costs;
}

export interface Decoding {
  tokens: number;
  steps: number;
  drafted: number;
  accepted: number;
}

/** Decodes `answer` with drafts from `source`, as a model that was always going to say it. */
export function decode(source: string, answer: string, prompt = '', share = 0.05): Decoding {
  const drafter = new Drafter(tokensOf(source), tokensOf(prompt), costsOf(share));
  drafter.begin();
  const said = tokensOf(answer);
  const decoding: Decoding = { tokens: said.length, steps: 0, drafted: 0, accepted: 0 };
  for (let at = 0; at < said.length; decoding.steps++) {
    const draft = drafter.draft(said.length - at - 1);
    let accepted = 0;
    while (accepted < draft.length && draft[accepted] === said[at + accepted]) accepted++;
    decoding.drafted += draft.length;
    decoding.accepted += accepted;
    for (const token of said.slice(at, (at += accepted + 1))) drafter.push(token);
  }
  return decoding;
}
