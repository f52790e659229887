import type { AnswerEvent, EditState, Step, TextRole, ToolCallState } from '../../protocol/answer.ts';

/** The steps after a change, or undefined if it does not apply. */
type Changed = readonly Step[] | undefined;

/** More reasoning: of the last step, or of a new one if that is something else or has ended. */
export function addReasoning(steps: readonly Step[], text: string): readonly Step[] {
  const last = steps.at(-1);
  return last?.type === 'reasoning' && last.time === undefined
    ? steps.with(-1, { ...last, text: last.text + text })
    : [...steps, { type: 'reasoning', text }];
}

/** Says how long the last reasoning took. */
export function endReasoning(steps: readonly Step[], milliseconds: number): Changed {
  const last = steps.at(-1);
  if (last?.type !== 'reasoning' || last.time !== undefined) return undefined;
  return steps.with(-1, { ...last, time: milliseconds });
}

/** More text of a role: of the last step, or of a new one if that is something else. */
export function addText(steps: readonly Step[], role: TextRole, text: string): readonly Step[] {
  const last = steps.at(-1);
  return last?.type === 'text' && last.role === role
    ? steps.with(-1, { ...last, text: last.text + text })
    : [...steps, { type: 'text', role, text }];
}

/** A new call, unless there is one with its id. */
export function addCall(
  steps: readonly Step[],
  call: Extract<AnswerEvent, { type: 'called' }>['call'],
): Changed {
  if (steps.some((step) => step.type === 'tool-call' && step.id === call.id)) return undefined;
  return [...steps, { type: 'tool-call', ...call, state: { type: 'called' } }];
}

/** A new edit, unless there is one with its id. */
export function addEdit(
  steps: readonly Step[],
  edit: Extract<AnswerEvent, { type: 'edited' }>['edit'],
): Changed {
  if (steps.some((step) => step.type === 'edit' && step.id === edit.id)) return undefined;
  return [...steps, { type: 'edit', ...edit, state: 'proposed' }];
}

/** Moves a call on, if its state may follow. */
export function changeCall(steps: readonly Step[], id: string, state: ToolCallState): Changed {
  const index = steps.findIndex((step) => step.type === 'tool-call' && step.id === id);
  const call = steps[index];
  if (call?.type !== 'tool-call' || !callMoves[call.state.type].includes(state.type)) return undefined;
  return steps.with(index, { ...call, state });
}

/** Moves an edit on, if its state may follow. */
export function changeEdit(steps: readonly Step[], id: string, state: EditState): Changed {
  const index = steps.findIndex((step) => step.type === 'edit' && step.id === id);
  const edit = steps[index];
  if (edit?.type !== 'edit' || !editMoves[edit.state].includes(state)) return undefined;
  return steps.with(index, { ...edit, state });
}

/** The steps of an answer that has ended: nobody waits for a call of it any more. */
export function closeCalls(steps: readonly Step[]): readonly Step[] {
  const isOpen = (step: Step) => step.type === 'tool-call' && callMoves[step.state.type].length > 0;
  if (!steps.some(isOpen)) return steps;
  return steps.map((step): Step =>
    step.type === 'tool-call' && isOpen(step) ? { ...step, state: { type: 'stopped' } } : step,
  );
}

/** What may follow each state of a call. `stopped` only comes with the end of the answer. */
const callMoves: Readonly<Record<ToolCallState['type'], readonly ToolCallState['type'][]>> = {
  // One with arguments that make no sense fails before anybody is asked.
  called: ['awaiting-approval', 'approved', 'denied', 'failed'],
  'awaiting-approval': ['approved', 'denied'],
  approved: ['done', 'failed'],
  denied: [],
  done: [],
  failed: [],
  stopped: [],
};

const editMoves: Readonly<Record<EditState, readonly EditState[]>> = {
  proposed: ['applied', 'discarded'],
  applied: ['undone'],
  discarded: [],
  undone: ['applied'],
};
