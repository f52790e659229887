import type { LineRange } from '../text/lineRange.ts';
import type { LineSource } from '../text/lineSource.ts';
import type { RangeChange } from '../text/moveRange.ts';
import { anchorAt, findAnchor, heldLines, moveAnchor, shareLines, type Anchor } from './anchor.ts';
import { hunkChange } from './hunkChange.ts';
import { hunksOf } from './hunks.ts';

/** Lines that an edit would replace, and what has become of that. */
export interface ProposedHunk {
  readonly anchor: Anchor;
  readonly inserted: readonly string[];
  readonly status: HunkStatus;
}

export type HunkStatus =
  | { readonly type: 'proposed' }
  | { readonly type: 'accepted' }
  | { readonly type: 'rejected' }
  /** The document has gone another way. It is proposed again should that be undone. */
  | { readonly type: 'stale'; readonly reason: StaleReason };

export type StaleReason =
  /** Its lines are not what they were. */
  | 'changed'
  /** Nothing of its lines is left. */
  | 'removed'
  /** The document was read anew, and its lines stand nowhere, or at several places. */
  | 'not-found';

/** The hunks of one edit of a document, from top to bottom. They never share a line. */
export type Proposal = readonly ProposedHunk[];

export type ProposalEvent =
  /** The document was changed: by the user, by another extension, or by taking over a hunk. It is as it is now. */
  | { type: 'changed'; changes: readonly RangeChange[]; document: LineSource }
  /** The document was closed and opened again: what happened to it meanwhile is not known. */
  | { type: 'reopened'; document: LineSource }
  /** What comes in place of a hunk's lines, as far as its answer has been read. */
  | { type: 'written'; hunk: number; inserted: readonly string[] }
  /** The change of these hunks is about to be made. */
  | { type: 'accepted'; hunks: readonly number[] }
  | { type: 'rejected'; hunks: readonly number[] };

/** Proposes to replace the lines of a document by others. */
export function proposedHunk(
  document: LineSource,
  lines: LineRange,
  inserted: readonly string[],
): ProposedHunk {
  return { anchor: anchorAt(document, lines), inserted, status: { type: 'proposed' } };
}

/**
 * Proposes what turns a text into another, hunk by hunk. Each replaces at least one line, by which it is held: where
 * lines are only added, that is the one below, or at the end of the text the one above.
 */
export function propose(before: readonly string[], after: readonly string[]): Proposal {
  const held: { lines: LineRange; inserted: readonly string[] }[] = [];
  for (const { first, removed, inserted } of hunksOf(before, after)) {
    const below = before[first];
    const last = held.at(-1);
    if (removed.length > 0) held.push({ lines: { first, last: first + removed.length - 1 }, inserted });
    else if (below !== undefined)
      held.push({ lines: { first, last: first }, inserted: [...inserted, below] });
    // The line above may be the one that holds what is added in front of it.
    else if (last?.lines.last === first - 1)
      held.splice(-1, 1, { ...last, inserted: [...last.inserted, ...inserted] });
    else
      held.push({
        lines: { first: first - 1, last: first - 1 },
        inserted: [before[first - 1] ?? '', ...inserted],
      });
  }
  return held.map(({ lines, inserted }) => proposedHunk(before, lines, inserted));
}

/** The next state of a proposal. Total; what does not apply leaves a hunk as it is. */
export function nextProposal(proposal: Proposal, event: ProposalEvent): Proposal {
  switch (event.type) {
    case 'changed':
    case 'reopened':
      return withoutShared(proposal.map((hunk) => (isOpen(hunk) ? follow(hunk, event) : hunk)));
    case 'written':
      return proposal.map((hunk, index) =>
        index === event.hunk && isOpen(hunk) ? { ...hunk, inserted: event.inserted } : hunk,
      );
    case 'accepted':
    case 'rejected':
      return proposal.map((hunk, index) =>
        event.hunks.includes(index) &&
        isOpen(hunk) &&
        (event.type === 'rejected' || hunk.status.type === 'proposed')
          ? { ...hunk, status: { type: event.type } }
          : hunk,
      );
  }
}

/**
 * The changes of a document that take over hunks, each by itself and none over another, from top to bottom. Only those
 * that are proposed have one.
 */
export function changesOf(proposal: Proposal, hunks: readonly number[], document: LineSource): RangeChange[] {
  return proposal.flatMap(({ anchor, inserted, status }, index) => {
    const lines = heldLines(anchor, document);
    if (!hunks.includes(index) || status.type !== 'proposed' || !lines) return [];
    return hunksOf(anchor.lines, inserted).map((hunk) => hunkChange(hunk, lines.first, document));
  });
}

function isOpen({ status }: ProposedHunk): boolean {
  return status.type === 'proposed' || status.type === 'stale';
}

function follow(
  hunk: ProposedHunk,
  event: Extract<ProposalEvent, { type: 'changed' | 'reopened' }>,
): ProposedHunk {
  const { document } = event;
  if (event.type === 'reopened') {
    const anchor = findAnchor(hunk.anchor, document);
    return anchor
      ? { ...hunk, anchor, status: { type: 'proposed' } }
      : { ...hunk, status: { type: 'stale', reason: 'not-found' } };
  }
  const anchor = moveAnchor(hunk.anchor, event.changes, document);
  return { ...hunk, anchor, status: statusOf(anchor, document) };
}

/** Lines that have become one, since what was between them is gone, are nobody's. */
function withoutShared(proposal: Proposal): Proposal {
  return proposal.map((hunk) => {
    const isShared = proposal.some(
      (other) =>
        other !== hunk && isProposed(other) && isProposed(hunk) && shareLines(other.anchor, hunk.anchor),
    );
    return isShared ? { ...hunk, status: { type: 'stale', reason: 'changed' } } : hunk;
  });
}

function isProposed({ status }: ProposedHunk): boolean {
  return status.type === 'proposed';
}

function statusOf(anchor: Anchor, document: LineSource): HunkStatus {
  if (heldLines(anchor, document)) return { type: 'proposed' };
  const { start, end } = anchor.range;
  const isEmpty = start.line === end.line && start.character === end.character;
  return { type: 'stale', reason: isEmpty ? 'removed' : 'changed' };
}
