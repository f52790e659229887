/**
 * The pre-tokenizer of o200k (openai/tiktoken, tiktoken_ext/openai_public.py, `o200k_base`, `pat_str`): byte pairs are
 * merged only within one match of it.
 */
const preToken =
  /[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/**
 * Longer stubs are not healed: constraining many tokens costs decode steps, and so long a match is not a split word.
 */
const longestStub = 48;

/** How far back a pre-token can begin; a longer one is not a word. Bounds the work for a file of one long line. */
const reach = 256;

/** A text before the cursor, split for token healing. */
export interface Healed {
  /** The text that the prompt ends with. It tokenises the same whatever follows. */
  stable: string;
  /** The text that the generation must begin with: already before the cursor, and not emitted again. */
  stub: string;
}

/**
 * Token healing (a term from the guidance project). Tokens need not end where the cursor is: after `retur` the model
 * has never seen `n` as the next token. So the prompt stops before the last pre-token, and the generation is
 * constrained to begin with that pre-token.
 */
export function heal(textBefore: string): Healed {
  let from = Math.max(0, textBefore.length - reach);
  if (from > 0) {
    // Pre-tokens never span a line end followed by text, so a line start is a safe place to begin matching.
    const lineStart = textBefore.indexOf('\n', from) + 1;
    if (lineStart > 0 && lineStart < textBefore.length) from = lineStart;
    else if (/[\udc00-\udfff]/.test(textBefore.charAt(from))) from++;
  }
  let last = 0;
  for (const match of textBefore.slice(from).matchAll(preToken)) last = match.index;
  const stub = textBefore.slice(from + last);
  if (stub === '' || stub.length > longestStub) return { stable: textBefore, stub: '' };
  return { stable: textBefore.slice(0, from + last), stub };
}
