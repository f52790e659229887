import * as vscode from 'vscode';
import { problemsNear } from '../../../core/context/problems.ts';
import type { Problem } from '../../../protocol/model.ts';

/**
 * The errors and warnings that VS Code shows near a line of a document. Hints, which only grey out code, do not count.
 */
export function problemsAt(document: vscode.TextDocument, cursorLine: number): Problem[] {
  const reports = vscode.languages.getDiagnostics(document.uri).flatMap((diagnostic) => {
    const { range, message, severity, tags } = diagnostic;
    const { line } = range.start;
    if (severity > vscode.DiagnosticSeverity.Warning || line >= document.lineCount) return [];
    if (tags?.includes(vscode.DiagnosticTag.Unnecessary)) return [];
    const name = severity === vscode.DiagnosticSeverity.Error ? ('error' as const) : ('warning' as const);
    return [{ severity: name, code: document.lineAt(line).text, message, line }];
  });
  return problemsNear(reports, cursorLine);
}
