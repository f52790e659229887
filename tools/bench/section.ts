import type { Row } from './rows.ts';
import type { Slowdown } from './slowdowns.ts';

/** What a section measures with. */
export interface BenchContext {
  /** Absolute path of the model. */
  modelPath: string;
  /** Whether it is the user's own: the scripted one's answers are known, others' are not. */
  isOwn: boolean;
  repeats: number;
  /** Less of everything: the traces are replayed in part. */
  quick: boolean;
  without: Slowdown | undefined;
  /** Whether the counts are to be written down as those to compare with. */
  updateBaseline: boolean;
  /** Says what is being done, on stderr. */
  say: (text: string) => void;
}

/** Rows that are measured together. */
export interface Section {
  name: string;
  /** The rows that other programs count on; a section may give more. */
  rows: readonly string[];
  /** Opens VS Code, or packs: left out by `--quick`. */
  slow?: true;
  run: (context: BenchContext) => Promise<Row[]>;
}
