import * as vscode from 'vscode';
import { askAgainInstruction, incompleteSentences, type Incomplete } from '../../core/edits/incomplete.ts';

/** Explains why an answer is not used, and offers to ask again with a hint to the model. */
export async function offerToAskAgain(
  reason: Incomplete,
  instruction: string,
  ask: (instruction: string) => Promise<void>,
): Promise<void> {
  const again = 'Ask Again';
  const sentence = `Hearth: ${incompleteSentences[reason]} It was not used.`;
  const picked = await vscode.window.showWarningMessage(sentence, again);
  if (picked === again) await ask(askAgainInstruction(instruction, reason));
}
