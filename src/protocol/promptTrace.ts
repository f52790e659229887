/** A completion's prompt as it was sent, for the request inspector. It never leaves the machine. */
export interface PromptTrace {
  /** In the order of the prompt. Their tokens add up to the prompt's. */
  sections: readonly PromptSection[];
  /** The text right before the cursor that was left out of the prompt; the answer was constrained to begin with it. */
  stub: string;
}

/** A part of a prompt that changes as a whole, and how much of it was in the KV cache. */
export interface PromptSection {
  name: SectionName;
  /** As it was sent, with special tokens written as `<|name|>`. */
  text: string;
  tokens: number;
  /** Tokens of the section that were in the KV cache already. */
  cachedTokens: number;
}

/** The parts of a completion's prompt, from the least to the most often changed. */
export type SectionName = 'system' | 'rules' | 'snippets' | 'suffix' | 'problems' | 'prefix';
