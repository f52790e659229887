import type { AnswerEvent, EditState, Step, TextRole, ToolCallState } from '../../protocol/answer.ts';

/** The steps after a change; `undefined` if it does not apply. */
type Changed = readonly Step[] | undefined;

/** Appends reasoning to the last step, or to a new one if the last is something else or has ended. */
export function addReasoning(steps: readonly Step[], text: string): readonly Step[] {
  const last = steps.at(-1);
  return last?.type === 'reasoning' && last.time === undefined
    ? steps.with(-1, { ...last, text: last.text + text })
    : [...steps, { type: 'reasoning', text }];
}

/** Sets how long the last reasoning took. */
export function endReasoning(steps: readonly Step[], milliseconds: number): Changed {
  const last = steps.at(-1);
  if (last?.type !== 'reasoning' || last.time !== undefined) return undefined;
  return steps.with(-1, { ...last, time: milliseconds });
}

/** Appends text of a role to the last step, or to a new one if the last is something else. */
export function addText(steps: readonly Step[], role: TextRole, text: string): readonly Step[] {
  const last = steps.at(-1);
  return last?.type === 'text' && last.role === role
    ? steps.with(-1, { ...last, text: last.text + text })
    : [...steps, { type: 'text', role, text }];
}

/** Adds a call, unless there is one with its id. */
export function addCall(
  steps: readonly Step[],
  call: Extract<AnswerEvent, { type: 'called' }>['call'],
): Changed {
  if (steps.some((step) => step.type === 'tool-call' && step.id === call.id)) return undefined;
  return [...steps, { type: 'tool-call', ...call, state: { type: 'called' } }];
}

/** Adds an edit, unless there is one with its id. */
export function addEdit(
  steps: readonly Step[],
  edit: Extract<AnswerEvent, { type: 'edited' }>['edit'],
): Changed {
  if (steps.some((step) => step.type === 'edit' && step.id === edit.id)) return undefined;
  return [...steps, { type: 'edit', ...edit, state: 'proposed' }];
}

/** Changes the state of a call, if the transition is allowed. */
export function changeCall(steps: readonly Step[], id: string, state: ToolCallState): Changed {
  const index = steps.findIndex((step) => step.type === 'tool-call' && step.id === id);
  const call = steps[index];
  if (call?.type !== 'tool-call' || !callMoves[call.state.type].includes(state.type)) return undefined;
  return steps.with(index, { ...call, state });
}

/** Changes the state of an edit, if the transition is allowed. */
export function changeEdit(steps: readonly Step[], id: string, state: EditState): Changed {
  const index = steps.findIndex((step) => step.type === 'edit' && step.id === id);
  const edit = steps[index];
  if (edit?.type !== 'edit' || !editMoves[edit.state].includes(state)) return undefined;
  return steps.with(index, { ...edit, state });
}

/** The steps of an answer that has ended: pending calls become stopped. */
export function closeCalls(steps: readonly Step[]): readonly Step[] {
  const isOpen = (step: Step) => step.type === 'tool-call' && callMoves[step.state.type].length > 0;
  if (!steps.some(isOpen)) return steps;
  return steps.map((step): Step =>
    step.type === 'tool-call' && isOpen(step) ? { ...step, state: { type: 'stopped' } } : step,
  );
}

/** The allowed transitions of a call. `stopped` is set only when the answer ends. */
const callMoves: Readonly<Record<ToolCallState['type'], readonly ToolCallState['type'][]>> = {
  // A call with invalid arguments fails before the user is asked.
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
