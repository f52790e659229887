/** What the host and the statistics page say to each other. The page has no state of its own: it shows what it is told. */

/** Host to page. */
export interface ToStatisticsPage {
  type: 'statistics';
  statistics: Statistics;
}

/** Page to host. */
export type FromStatisticsPage =
  /** The page is ready and needs the numbers. */
  | { type: 'ready' }
  /** Delete all numbers. */
  | { type: 'clear' };

/**
 * What Hearth counts about its suggestions: numbers by language and by day, never any text. Kept on the user's machine
 * and sent nowhere.
 */
export interface Statistics {
  /** The first day that was counted, in the form `2026-11-24`; empty when nothing was. */
  since: string;
  /** By VS Code's language identifier. */
  languages: Readonly<Record<string, Counts>>;
  /** By day; only the most recent days. */
  days: Readonly<Record<string, Counts>>;
}

/** Of suggestions, and of their text in UTF-16 code units, which the page calls characters. */
export interface Counts {
  /** Suggestions handed to the editor. A suggestion that the user types along counts once. */
  shown: number;
  shownCharacters: number;
  /** Suggestions accepted in full, also in several steps. */
  accepted: number;
  /** Suggestions of which only a word or a line was accepted. */
  partly: number;
  /** Characters accepted, in full or in part. */
  acceptedCharacters: number;
  /** Accepted characters that were looked for soon afterwards, and those of them that were still there. */
  soonChecked: number;
  soonRetained: number;
  /** The same some minutes later. */
  laterChecked: number;
  laterRetained: number;
}
