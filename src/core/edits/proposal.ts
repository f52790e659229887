import type { LineRange } from '../text/lineRange.ts';
import type { LineSource } from '../text/lineSource.ts';
import type { RangeChange } from '../text/moveRange.ts';
import { anchorAt, findAnchor, heldLines, moveAnchor, shareLines, type Anchor } from './anchor.ts';
import { hunkChange } from './hunkChange.ts';
import { hunksOf } from './hunks.ts';

/** Lines that an edit would replace, and the state of that. */
export interface ProposedHunk {
  readonly anchor: Anchor;
  readonly inserted: readonly string[];
  readonly status: HunkStatus;
}

/** What has happened to a proposed hunk. */
export type HunkStatus =
  | { readonly type: 'proposed' }
  | { readonly type: 'accepted' }
  | { readonly type: 'rejected' }
  /** The document has diverged. It is proposed again if that is undone. */
  | { readonly type: 'stale'; readonly reason: StaleReason };

/** Why a hunk can no longer be applied. */
export type StaleReason =
  /** Its lines have changed. */
  | 'changed'
  /** Its lines have been deleted. */
  | 'removed'
  /** The document was read again, and its lines occur nowhere, or more than once. */
  | 'not-found';

/** The hunks of one edit of a document, from top to bottom. They never share a line. */
export type Proposal = readonly ProposedHunk[];

/** What changes a proposal. */
export type ProposalEvent =
  /**
   * The document was changed: by the user, by another extension, or by applying a hunk. `document` is its new state.
   */
  | { type: 'changed'; changes: readonly RangeChange[]; document: LineSource }
  /** The document was closed and opened again, so its changes in between are unknown. */
  | { type: 'reopened'; document: LineSource }
  /** The replacement of a hunk's lines, as far as the answer has streamed. */
  | { type: 'written'; hunk: number; inserted: readonly string[] }
  /** The change of these hunks is about to be applied. */
  | { type: 'accepted'; hunks: readonly number[] }
  | { type: 'rejected'; hunks: readonly number[] };

/** A proposal to replace lines of a document by others. */
export function proposedHunk(
  document: LineSource,
  lines: LineRange,
  inserted: readonly string[],
): ProposedHunk {
  return { anchor: anchorAt(document, lines), inserted, status: { type: 'proposed' } };
}

/**
 * Proposes the changes that turn a text into another, hunk by hunk. Each hunk replaces at least one line, by which it
 * is tracked: where lines are only added, that is the line below, or at the end of the text the line above.
 */
export function propose(before: readonly string[], after: readonly string[]): Proposal {
  const held: { lines: LineRange; inserted: readonly string[] }[] = [];
  for (const { first, removed, inserted } of hunksOf(before, after)) {
    const below = before[first];
    const last = held.at(-1);
    if (removed.length > 0) held.push({ lines: { first, last: first + removed.length - 1 }, inserted });
    else if (below !== undefined)
      held.push({ lines: { first, last: first }, inserted: [...inserted, below] });
    // The line above may already track the lines added before it.
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

/** The next state of a proposal. Total; an event that does not apply leaves a hunk unchanged. */
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

/** The document changes that apply hunks, from top to bottom, without overlap. Only proposed hunks have one. */
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

/** Marks hunks as stale that have come to share a line, because the text between them is gone. */
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
