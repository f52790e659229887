import * as vscode from 'vscode';
import type { CommandId } from '../core/commands.ts';

/** Registers a command; the type allows only identifiers that package.json contributes. */
export function registerCommand(id: CommandId, run: (...args: unknown[]) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(id, run);
}
