import * as vscode from 'vscode';
import type { RefactorAction } from '../../core/refactor/actions.ts';
import {
  documentInstruction,
  fixInstruction,
  testsInstruction,
  type ProblemToFix,
} from '../../core/refactor/instructions.ts';
import { isDocumented, readLines } from '../../core/refactor/ownAbove.ts';
import { testPath } from '../../core/refactor/testPath.ts';
import { promptPath } from '../../vscode/editorContext.ts';
import type { Target } from './target.ts';

/** Offered again the next time, since users often apply an instruction to the next function or rephrase it. */
let lastInstruction = '';

/** The instruction to the model; `undefined` when the user cancels. */
export async function instructionFor(action: RefactorAction, target: Target): Promise<string | undefined> {
  if (action.instruction === undefined) return await askForInstruction(target);
  if (action.id === 'fix') return fixInstruction(action.instruction, problemsIn(target));
  if (action.id === 'document') {
    const lines = readLines(target.text, target.document.languageId);
    return documentInstruction(action.instruction, lines !== undefined && isDocumented(lines));
  }
  if (action.id === 'tests') {
    const path = promptPath(target.document);
    return testsInstruction(action.instruction, path, testPath(path));
  }
  return action.instruction;
}

async function askForInstruction(target: Target): Promise<string | undefined> {
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

/** Errors and warnings, worst first; hints only when there is nothing else. */
function problemsIn({ document, range, lines }: Target): ProblemToFix[] {
  const all = vscode.languages
    .getDiagnostics(document.uri)
    .filter((problem) => problem.range.intersection(range) !== undefined)
    .sort((a, b) => a.severity - b.severity);
  const grave = all.filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
  return (grave.length > 0 ? grave : all).map((problem) => {
    const line = Math.max(problem.range.start.line, lines.first);
    return {
      line: line - lines.first + 1,
      text: document.lineAt(line).text,
      message: problem.message,
    };
  });
}
