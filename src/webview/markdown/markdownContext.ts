import type { Env } from 'markdown-it';

/** What the rules know about a text besides its source, and what they report back. */
export interface MarkdownContext extends Env {
  /** Whether the text is complete. Until then, whatever is not closed may still be. */
  finished?: boolean;
  /**
   * Set when something unclosed was parsed as if it were closed; once the text is complete, it must be parsed again.
   */
  provisional?: boolean;
  /** The nesting depth of `<details>`. */
  detailsDepth?: number;
}
