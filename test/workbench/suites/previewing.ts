import * as vscode from 'vscode';
import { until } from './editing.ts';

/** A function that the scripted model rewrites with `let` in place of `var`. */
export const simplified = {
  before: 'function first(a, b) {\n  var sum = a + b;\n  return sum;\n}\n',
  after: 'function first(a, b) {\n  let sum = a + b;\n  return sum;\n}\n',
};

const activeInput = (): unknown => vscode.window.tabGroups.activeTabGroup.activeTab?.input;

/** Whether a diff is what the user sees. */
export const diffIsShown = (): boolean => activeInput() instanceof vscode.TabInputTextDiff;

/** What the preview shows on its right side. */
export function shownChange(): string | undefined {
  const input = activeInput();
  return input instanceof vscode.TabInputTextDiff
    ? vscode.workspace.textDocuments
        .find(({ uri }) => uri.toString() === input.modified.toString())
        ?.getText()
    : undefined;
}

/** Asks for an edit and waits until all of it is shown. */
export async function simplifyUntil(expected: string, ...args: unknown[]): Promise<void> {
  void vscode.commands.executeCommand('hearth.refactor.simplify', ...args);
  await until('the whole edit', () => shownChange() === expected);
}

/** Nothing is applied before the edit is whole, so it is tried until the preview is gone. */
export async function applyPreview(): Promise<void> {
  await until('the closed preview', () => {
    void vscode.commands.executeCommand('hearth.refactor.apply');
    return !diffIsShown();
  });
}
