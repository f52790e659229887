import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DoneReason, Usage } from '../../../src/protocol/model.ts';
import type { Verdict } from '../run/runProgram.ts';

/** What a model answered: enough to clean, score and test it again, without the model. */
export interface StoredAnswer {
  hole: string;
  variant: string;
  text: string;
  reason: DoneReason;
  usage: Usage;
}

/** What a program that was run said of an answer, by the program's hash. One without end may have an end elsewhere. */
export interface StoredVerdict {
  program: string;
  verdict: Exclude<Verdict, 'timed-out'>;
}

/**
 * Answers and verdicts, each kept on disk as soon as it is there, one line of JSON each, so that an evaluation that was
 * ended goes on where it was.
 */
export class AnswerStore {
  readonly #file: string;
  readonly #answers = new Map<string, StoredAnswer>();
  readonly #verdicts = new Map<string, Verdict>();

  /** @param fresh forget what is there. */
  constructor(folder: string, fresh: boolean) {
    mkdirSync(folder, { recursive: true });
    this.#file = path.join(folder, 'answers.jsonl');
    if (fresh) rmSync(this.#file, { force: true });
    if (!existsSync(this.#file)) return;
    const text = readFileSync(this.#file, 'utf8');
    for (const line of text.split('\n')) this.#remember(parse(line));
    // The last line may have been cut off while it was written: the next must not be appended to it.
    if (text !== '' && !text.endsWith('\n')) writeFileSync(this.#file, `${text}\n`);
  }

  answerOf(hole: string, variant: string): StoredAnswer | undefined {
    return this.#answers.get(key(hole, variant));
  }

  verdictOf(program: string): Verdict | undefined {
    return this.#verdicts.get(program);
  }

  add(record: StoredAnswer | StoredVerdict): void {
    appendFileSync(this.#file, `${JSON.stringify(record)}\n`);
    this.#remember(record);
  }

  #remember(record: StoredAnswer | StoredVerdict | undefined): void {
    if (!record) return;
    if ('verdict' in record) this.#verdicts.set(record.program, record.verdict);
    else this.#answers.set(key(record.hole, record.variant), record);
  }
}

function key(hole: string, variant: string): string {
  return `${variant} ${hole}`;
}

/** The lines are our own; only one that was cut off is not JSON. */
function parse(line: string): StoredAnswer | StoredVerdict | undefined {
  try {
    return JSON.parse(line) as StoredAnswer | StoredVerdict;
  } catch {
    return undefined;
  }
}
