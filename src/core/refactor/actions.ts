/** What a refactor action does with the code. */
export type ActionKind =
  /** Rewrites it, with a preview. */
  | 'edit'
  /** Writes a new document about it. */
  | 'new-document'
  /** Talks about it in the chat. */
  | 'chat';

interface ActionRow {
  /** The command is `hearth.refactor.` followed by this. */
  id: string;
  /** As in package.json; a test compares them. */
  title: string;
  kind: ActionKind;
  /** The instruction to the model; `undefined` if the user writes it. */
  instruction: string | undefined;
  /** Offered in the lightbulb's menu for a selection. Fix is offered on a problem instead. */
  inLightbulb: boolean;
}

const table = [
  {
    id: 'explain',
    title: 'Explain',
    kind: 'chat',
    instruction: 'Explain what this code does, step by step, and point out anything surprising.',
    inLightbulb: false,
  },
  {
    id: 'refactor',
    title: 'Refactor',
    kind: 'edit',
    instruction:
      'Improve the structure and the names of this code. Do not change what it does, nor the names that other code uses.',
    inLightbulb: true,
  },
  {
    id: 'fix',
    title: 'Fix',
    kind: 'edit',
    instruction: 'Find what is wrong in this code and correct it. Change nothing else.',
    inLightbulb: false,
  },
  {
    id: 'document',
    title: 'Add Documentation',
    kind: 'edit',
    instruction:
      'Add documentation comments in the usual form of the language: what it does, its parameters, its result. Do not change the code.',
    inLightbulb: true,
  },
  {
    id: 'tests',
    title: 'Write Tests',
    kind: 'new-document',
    instruction:
      'Write a new test file for this code, with its imports, for the test framework that the project most likely uses.',
    inLightbulb: true,
  },
  {
    id: 'simplify',
    title: 'Simplify',
    kind: 'edit',
    instruction: 'Make this code shorter and easier to read. Do not change what it does.',
    inLightbulb: true,
  },
  { id: 'custom', title: 'Edit with Instruction…', kind: 'edit', instruction: undefined, inLightbulb: true },
] as const satisfies readonly ActionRow[];

export type RefactorAction = ActionRow & Pick<(typeof table)[number], 'id'>;

/** Every refactor action. Commands, lightbulb and prompts come from this table. */
export const refactorActions: readonly RefactorAction[] = table;

/** The actions of the lightbulb's menu: Fix on a problem, the others for a selection. */
export function lightbulbActions(hasProblem: boolean, hasSelection: boolean): readonly RefactorAction[] {
  return refactorActions.filter(({ id, inLightbulb }) =>
    id === 'fix' ? hasProblem : inLightbulb && hasSelection,
  );
}
