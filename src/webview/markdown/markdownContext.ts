import type { Env } from 'markdown-it';

/** What the rules know of a text besides its source, and what they say about it. */
export interface MarkdownContext extends Env {
  /** Whether no more text comes. Until then, what is not closed may still be. */
  finished?: boolean;
  /** Set when something was read in the hope of what may still come: once all is there, it has to be read again. */
  provisional?: boolean;
  /** How many `<details>` are around what is read. */
  detailsDepth?: number;
}
