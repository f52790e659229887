/** What the host and the statistics page say to each other. The page holds no truth: it draws what it is told. */

/** Host to page. */
export interface ToStatisticsPage {
  type: 'statistics';
  statistics: Statistics;
}

/** Page to host. */
export type FromStatisticsPage =
  /** The page is there and wants the numbers. */
  | { type: 'ready' }
  /** Forget all numbers. */
  | { type: 'clear' };

/**
 * What Hearth counts of its suggestions: numbers by language and by day, and never any text. Kept on the user's
 * machine and sent nowhere.
 */
export interface Statistics {
  /** The first day that was counted, `2026-11-24`; empty when nothing was. */
  since: string;
  /** By VS Code's language identifier. */
  languages: Readonly<Record<string, Counts>>;
  /** By day, only the last of them. */
  days: Readonly<Record<string, Counts>>;
}

export interface Counts {
  /** Suggestions handed to the editor. One that is typed along counts once. */
  shown: number;
  shownCharacters: number;
  /** Suggestions taken whole, also in several steps. */
  accepted: number;
  /** Suggestions of which a word or a line was taken, and not the rest. */
  partly: number;
  /** Characters taken, whole or in part. */
  acceptedCharacters: number;
  /** Of the accepted characters, those looked for again soon after, and those still there. */
  soonChecked: number;
  soonRetained: number;
  /** The same after some minutes. */
  laterChecked: number;
  laterRetained: number;
}
