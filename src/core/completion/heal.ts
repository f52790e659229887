/**
 * The pre-tokenizer of o200k (openai/tiktoken, tiktoken_ext/openai_public.py, `o200k_base`, `pat_str`): byte pairs are
 * merged only within one match of it.
 */
const preToken =
  /[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/** Longer stubs are not healed: constraining many tokens costs decode steps, and a long match is no split word. */
const longestStub = 48;

/** How far back a pre-token can begin; a longer one is no word. Bounds the work for a file of one long line. */
const reach = 256;

export interface Healed {
  /** What the prompt ends with. Its tokens are the same whatever follows. */
  stable: string;
  /** What the generation has to begin with: already there before the cursor, and not to be emitted. */
  stub: string;
}

/**
 * Token healing (guidance-ai/guidance's term). Tokens do not end where a cursor happens to be: after `retur` the model
 * has never seen `n` as the next token. So the prompt stops before the last pre-token, and generation is constrained
 * to begin with it.
 */
export function heal(textBefore: string): Healed {
  let from = Math.max(0, textBefore.length - reach);
  if (from > 0) {
    // Pre-tokens never span a line end and then text, so a line start is a safe place to begin matching.
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
