/** What an answer is made of. Host and page both know it, and the saved conversation has it. */
import type { ModelFailure } from './failure.ts';
import type { DoneReason } from './model.ts';

export interface Answer {
  /** In the order in which they began. Only the last can still grow; a call or an edit changes its state in place. */
  steps: readonly Step[];
  status: AnswerStatus;
}

export type AnswerStatus =
  /** Another answer comes first. */
  | { type: 'waiting' }
  | { type: 'streaming' }
  | { type: 'done'; reason: Exclude<DoneReason, 'cancelled'> }
  /** The user stopped it, or the window was closed meanwhile. What was said stays. */
  | { type: 'stopped' }
  | { type: 'failed'; failure: ModelFailure };

export type Step = ReasoningStep | TextStep | ToolCallStep | EditStep;

/** The analysis channel. Shown folded; later questions never carry it. */
export interface ReasoningStep {
  type: 'reasoning';
  text: string;
  /** Milliseconds from its start to what came next, once known. */
  time?: number;
}

/** Markdown for the user. A preamble says what comes next and stands above the answer, as a text of its own. */
export interface TextStep {
  type: 'text';
  role: TextRole;
  text: string;
}

export type TextRole = 'preamble' | 'answer';

export interface ToolCallStep {
  type: 'tool-call';
  /** Unique within the conversation; the model's history refers to it. */
  id: string;
  name: string;
  /** JSON as the model wrote it, which may be none. */
  arguments: string;
  state: ToolCallState;
}

export type ToolCallState =
  | { type: 'called' }
  /** The user is asked. */
  | { type: 'awaiting-approval' }
  /** It may run, or runs. */
  | { type: 'approved' }
  | { type: 'denied' }
  | { type: 'done'; result: string }
  | { type: 'failed'; message: string }
  /** The answer ended before the call did. */
  | { type: 'stopped' };

/** A change to one file. */
export interface EditStep {
  type: 'edit';
  /** Unique within the conversation. */
  id: string;
  /** As in prompts: relative to the workspace folder. */
  path: string;
  /** The document's address, if it can be opened. */
  uri?: string;
  /** What is changed, as hunks of a unified diff. */
  diff: string;
  /** The state of the files before the change, to go back to. */
  checkpoint: string;
  state: EditState;
}

export type EditState = 'proposed' | 'applied' | 'discarded' | 'undone';

/** What happens within an answer. `id` is the exchange's. */
export type AnswerEvent =
  /** The answer's turn has come. */
  | { type: 'started'; id: string }
  | { type: 'reasoned'; id: string; text: string }
  /** Reasoning is over, after so many milliseconds. */
  | { type: 'reasoning-ended'; id: string; milliseconds: number }
  /** More of a preamble. */
  | { type: 'prefaced'; id: string; text: string }
  /** More of the answer. */
  | { type: 'said'; id: string; text: string }
  | { type: 'called'; id: string; call: Pick<ToolCallStep, 'id' | 'name' | 'arguments'> }
  | { type: 'call-changed'; id: string; call: string; state: ToolCallState }
  | { type: 'edited'; id: string; edit: Omit<EditStep, 'type' | 'state'> }
  /** Also after the end of the answer: an edit may be undone at any time. */
  | { type: 'edit-changed'; id: string; edit: string; state: EditState }
  | { type: 'ended'; id: string; reason: DoneReason }
  | { type: 'failed'; id: string; failure: ModelFailure };
