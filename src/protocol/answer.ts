/** The parts of an answer, shared by host, page and saved conversations. */
import type { ModelFailure } from './failure.ts';
import type { DoneReason } from './model.ts';

/** An answer: its steps so far, and its status. */
export interface Answer {
  /** In the order in which they began. Only the last can still grow; a call or an edit changes its state in place. */
  steps: readonly Step[];
  status: AnswerStatus;
}

/** How far an answer is, or how it ended. */
export type AnswerStatus =
  /** Another answer comes first. */
  | { type: 'waiting' }
  | { type: 'streaming' }
  | { type: 'done'; reason: Exclude<DoneReason, 'cancelled'> }
  /** The user stopped it, or the window was closed. The text so far stays. */
  | { type: 'stopped' }
  | { type: 'failed'; failure: ModelFailure };

export type Step = ReasoningStep | TextStep | ToolCallStep | EditStep;

/** The analysis channel. Shown folded; never part of later prompts. */
export interface ReasoningStep {
  type: 'reasoning';
  text: string;
  /** Milliseconds from its start to the next step, once known. */
  time?: number;
}

/** Markdown for the user. A preamble announces what comes next and is shown above the answer, as a text of its own. */
export interface TextStep {
  type: 'text';
  role: TextRole;
  text: string;
}

export type TextRole = 'preamble' | 'answer';

/** A call of a tool by the model. */
export interface ToolCallStep {
  type: 'tool-call';
  /** Unique within the conversation; the model's history refers to it. */
  id: string;
  name: string;
  /** JSON as the model wrote it, possibly invalid. */
  arguments: string;
  state: ToolCallState;
}

/** How far a tool call is, or how it ended. */
export type ToolCallState =
  | { type: 'called' }
  /** The user is being asked. */
  | { type: 'awaiting-approval' }
  /** It may run, or is running. */
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
  /** The document's URI, if it can be opened. */
  uri?: string;
  /** The change as hunks of a unified diff. */
  diff: string;
  /** The state of the files before the change, for undoing it. */
  checkpoint: string;
  state: EditState;
}

export type EditState = 'proposed' | 'applied' | 'discarded' | 'undone';

/** An event within an answer. `id` is the exchange's. */
export type AnswerEvent =
  | { type: 'started'; id: string }
  | { type: 'reasoned'; id: string; text: string }
  /** Reasoning is over, after this many milliseconds. */
  | { type: 'reasoning-ended'; id: string; milliseconds: number }
  /** More of a preamble. */
  | { type: 'prefaced'; id: string; text: string }
  /** More of the answer. */
  | { type: 'said'; id: string; text: string }
  | { type: 'called'; id: string; call: Pick<ToolCallStep, 'id' | 'name' | 'arguments'> }
  | { type: 'call-changed'; id: string; call: string; state: ToolCallState }
  | { type: 'edited'; id: string; edit: Omit<EditStep, 'type' | 'state'> }
  /** Also possible after the end of the answer: an edit may be undone at any time. */
  | { type: 'edit-changed'; id: string; edit: string; state: EditState }
  | { type: 'ended'; id: string; reason: DoneReason }
  | { type: 'failed'; id: string; failure: ModelFailure };
