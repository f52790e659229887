import { describeOutcome, type CompletionOutcome, type Cost } from '../completion/outcome.ts';
import { heading, markdownTable, paragraphs } from '../text/markdownText.ts';
import type { RequestTrace } from '../completion/requestTrace.ts';
import { timingsLine } from './timings.ts';
import { nounCount } from '../text/words.ts';

/** One request for ghost text and how it ended. */
export interface DecisionRecord {
  /** Counted from 1 in each window. */
  id: number;
  /** Milliseconds since 1970. */
  time: number;
  /** The document's. */
  uri: string;
  /** The path to show: relative to the workspace folder, or the file's name. */
  path: string;
  languageId: string;
  /** From 0. */
  line: number;
  character: number;
  /** The user asked with the command. */
  explicit: boolean;
  outcome: CompletionOutcome;
  cost: Cost;
  /** Kept only for the last few requests that reached the model. */
  trace?: RequestTrace;
}

export type DecisionHistory = readonly DecisionRecord[];

/** Decisions to keep: some minutes of typing. Without traces they are small. */
const keptDecisions = 200;

/** Traces to keep. Each holds the prompt, 10 to 20 kB. */
const keptTraces = 20;

/** Adds a decision. The oldest are dropped, and older ones lose their traces. */
export function addDecision(history: DecisionHistory, record: DecisionRecord): DecisionHistory {
  const added = [...history, record].slice(-keptDecisions);
  const traced = added.filter((each) => each.trace);
  if (!record.trace || traced.length <= keptTraces) return added;
  const oldest = traced[0];
  return added.map((each) => (each === oldest ? withoutTrace(each) : each));
}

function withoutTrace({ trace: _, ...rest }: DecisionRecord): DecisionRecord {
  return rest;
}

/** Consecutive decisions of the same kind, as one line of the list. */
export interface DecisionGroup {
  /** The newest of the group. */
  record: DecisionRecord;
  count: number;
}

/**
 * The decisions, newest first. Consecutive ones with the same outcome in the same file form one group, since each
 * keystroke makes one and most are cancelled by the next. A decision with a trace stays alone, so that it can be
 * selected.
 */
export function groupDecisions(history: DecisionHistory): DecisionGroup[] {
  const groups: DecisionGroup[] = [];
  for (const record of history.toReversed()) {
    const last = groups.at(-1);
    if (last && isSameKind(last.record, record)) last.count++;
    else groups.push({ record, count: 1 });
  }
  return groups;
}

function isSameKind(a: DecisionRecord, b: DecisionRecord): boolean {
  return !a.trace && !b.trace && a.uri === b.uri && a.explicit === b.explicit && kindOf(a) === kindOf(b);
}

function kindOf({ outcome }: DecisionRecord): string {
  const why =
    'reason' in outcome
      ? outcome.reason
      : 'stage' in outcome
        ? outcome.stage
        : 'failure' in outcome
          ? outcome.failure.code
          : '';
  return `${outcome.type} ${why}`;
}

/** `prices.ts:12:5`, counted from 1 as in VS Code, with the count if there is more than one. */
export function describePlace({ record, count }: DecisionGroup): string {
  const place = `${record.path}:${record.line + 1}:${record.character + 1}`;
  const asked = record.explicit ? ', asked for' : '';
  return count === 1 ? `${place}${asked}` : `${place}${asked}, ${nounCount(count, 'time')} in a row`;
}

/** The decisions as a Markdown page, newest first. `clockTime` formats milliseconds since 1970 as a time of day. */
export function describeDecisions(history: DecisionHistory, clockTime: (time: number) => string): string {
  const rows = groupDecisions(history).map((group) => [
    clockTime(group.record.time),
    describePlace(group),
    describeOutcome(group.record.outcome, { stages: {} }),
    timingsLine(group.record.cost),
  ]);
  return paragraphs(
    heading(1, 'Completion decisions'),
    'Newest first. None of this is written to the disk or sent anywhere.',
    rows.length === 0 ? 'Nothing was asked yet.' : markdownTable(['time', 'place', 'outcome', 'cost'], rows),
  );
}
