import {
  changesOf,
  nextProposal,
  propose,
  type Proposal,
  type ProposalEvent,
} from '../../../src/core/edits/proposal.ts';
import type { RangeChange } from '../../../src/core/text/moveRange.ts';
import { applied, positionAt } from './texts.ts';

/** A document with an edit that is proposed for it, as the user and the editor go on with both. */
export class Desk {
  text: string;
  proposal: Proposal;

  constructor(before: string, after: string) {
    this.text = before;
    this.proposal = propose(before.split('\n'), after.split('\n'));
  }

  get all(): number[] {
    return this.proposal.map((_, index) => index);
  }

  tell(event: ProposalEvent): void {
    this.proposal = nextProposal(this.proposal, event);
  }

  /** Changes the document; from bottom to top, as VS Code tells it. */
  change(changes: readonly RangeChange[]): void {
    this.text = applied(this.text, changes);
    this.tell({ type: 'changed', changes: changes.toReversed(), document: this.text.split('\n') });
  }

  /** Writes a text in place of the first such place, and touches no more of it than differs. */
  retype(place: string, text: string): void {
    let [start, end, head] = [this.text.indexOf(place), this.text.indexOf(place) + place.length, 0];
    while (head < text.length && start < end && this.text[start] === text[head])
      [start, head] = [start + 1, head + 1];
    let tail = text.length;
    while (tail > head && end > start && this.text[end - 1] === text[tail - 1])
      [end, tail] = [end - 1, tail - 1];
    this.type(start, end, text.slice(head, tail));
  }

  /** Replaces what stands between two offsets. */
  type(start: number, end: number, text: string): void {
    const range = { start: positionAt(this.text, start), end: positionAt(this.text, end) };
    this.change([{ range, text }]);
  }

  accept(hunks: readonly number[]): void {
    const changes = changesOf(this.proposal, hunks, this.text.split('\n'));
    this.tell({ type: 'accepted', hunks });
    this.change(changes);
  }
}
