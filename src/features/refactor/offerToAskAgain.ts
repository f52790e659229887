import * as vscode from 'vscode';
import { askAgainInstruction, incompleteSentences, type Incomplete } from '../../core/edits/incomplete.ts';

/** Says why an answer is not used, and asks once more, with a hint to the model, if the user wants to. */
export async function offerToAskAgain(
  reason: Incomplete,
  instruction: string,
  ask: (instruction: string) => Promise<void>,
): Promise<void> {
  const again = 'Ask Again';
  const sentence = `Hearth: ${incompleteSentences[reason]} So it was not used.`;
  const picked = await vscode.window.showWarningMessage(sentence, again);
  if (picked === again) await ask(askAgainInstruction(instruction, reason));
}
