import * as vscode from 'vscode';
import { fixInstruction, type RefactorAction } from '../../core/refactor/actions.ts';
import { promptPath } from '../../vscode/editorContext.ts';
import type { RefactorDependencies } from './index.ts';
import type { Preview } from './preview.ts';
import { findTarget, type Target } from './target.ts';
import { writeDocument } from './writeDocument.ts';
import { editTarget } from './editTarget.ts';

/** Runs an action on the code at the cursor of the active editor. */
export async function runAction(
  action: RefactorAction,
  preview: Preview,
  deps: RefactorDependencies,
): Promise<void> {
  const target = await findTarget(vscode.window.activeTextEditor);
  if ('refusal' in target) {
    void vscode.window.showInformationMessage(`Hearth: ${target.refusal}`);
    return;
  }
  const instruction = await instructionFor(action, target);
  if (instruction === undefined) return;
  switch (action.kind) {
    case 'chat':
      await deps.explain(instruction, [attachmentOf(target)]);
      return;
    case 'new-document':
      await writeDocument(action, instruction, target, deps);
      return;
    case 'edit':
      await editTarget(action, instruction, target, preview, deps);
      return;
  }
}

/** Kept for the next time: an instruction is often tried again on the next function, or in other words. */
let lastInstruction = '';

async function instructionFor(action: RefactorAction, target: Target): Promise<string | undefined> {
  if (action.id === 'fix' && action.instruction !== undefined)
    return fixInstruction(action.instruction, problemsIn(target));
  if (action.instruction !== undefined) return action.instruction;
  const given = await vscode.window.showInputBox({
    title: `Edit ${target.name} with Hearth`,
    prompt: 'What should be done to this code? You see the changes before anything is written.',
    placeHolder: 'For example: use early returns',
    value: lastInstruction,
  });
  const instruction = given?.trim();
  if (instruction === undefined || instruction === '') return undefined;
  lastInstruction = instruction;
  return instruction;
}

function problemsIn({ document, range }: Target): { line: number; message: string }[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((problem) => problem.range.intersection(range) !== undefined)
    .sort((a, b) => a.severity - b.severity)
    .map((problem) => ({ line: problem.range.start.line + 1, message: problem.message }));
}

function attachmentOf({ document, range, text }: Target) {
  return {
    path: promptPath(document),
    languageId: document.languageId,
    text,
    lines: { first: range.start.line + 1, last: range.end.line + 1 },
  };
}
