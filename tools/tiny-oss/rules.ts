import type { SpecialToken, Vocabulary } from './vocabulary.ts';

/** When a rule applies: after these 1, 2, 4 or 16 tokens (oldest first), or by a feature of the last token. */
export type Condition = readonly number[] | 'always' | 'lineEnd' | 'fence';

/** When the condition holds, the model says the token, unless a stronger rule or copy says another. */
export interface Rule {
  when: Condition;
  say: number;
  /** Weight of the rule's unit. Exact in MXFP4 (a power of two, perhaps times 1.5). */
  strength: number;
}

/**
 * Strengths, times 7 for a unit that is on, beside copies that add up to 7/8: a reply wins over all others together, a
 * script and a structure rule win over copying, copying wins over the fall-back.
 */
export const strengths = {
  reply: 1,
  script: 3 / 8,
  structure: 3 / 16,
  weaker: 1 / 128,
  weakest: 1 / 256,
} as const;

/** A part of a script: text, or a special token. */
export type Part = string | { special: SpecialToken };

/** The ids of a script's parts. */
export function encodeParts(vocabulary: Vocabulary, parts: readonly Part[]): number[] {
  return parts.flatMap((part) =>
    typeof part === 'string' ? vocabulary.encode(part) : [vocabulary.special(part.special)],
  );
}

/**
 * Rules that say `tokens` one after the other, each from the four before it; the first four must come by themselves.
 *
 * @param end the token that ends a message. What follows the header after it depends on the message before, so that
 *   rule looks at sixteen tokens: header and twelve words.
 */
export function chain(tokens: readonly number[], end?: number): Rule[] {
  return tokens.slice(4).map((say, index) => {
    const place = index + 4;
    const length = tokens[place - 4] === end ? 16 : 4;
    if (place < length) throw new RangeError(`The script says too little before token ${place}.`);
    return { when: tokens.slice(place - length, place), say, strength: strengths.script };
  });
}

/** As `chain`, with words that are said again and again; `start` are the four tokens before the first of them. */
export function cycle(start: readonly number[], words: readonly number[]): Rule[] {
  // After the four words that close the circle, the rule of the first round for the fifth applies.
  return chain([...start, ...words, ...words.slice(0, 4)]);
}

/** Drops repeated rules. Throws where the same words would be followed by two different tokens. */
export function checkedRules(rules: readonly Rule[], nameOf: (token: number) => string): Rule[] {
  const known = new Map<string, Rule>();
  for (const rule of rules) {
    const key = typeof rule.when === 'string' ? rule.when : rule.when.join(' ');
    const other = known.get(key);
    if (other && other.say !== rule.say) {
      const words = typeof rule.when === 'string' ? rule.when : rule.when.map(nameOf).join('|');
      throw new Error(`After ${words} the script says ${nameOf(other.say)} and ${nameOf(rule.say)}.`);
    }
    known.set(key, rule);
  }
  return [...known.values()];
}
