import * as vscode from 'vscode';
import { isEditableScheme } from '../core/exclusion/schemes.ts';

/** Whether users write code or text in documents of this scheme, by what VS Code knows about it. */
export function isEditableUri({ scheme }: vscode.Uri): boolean {
  return isEditableScheme(scheme, vscode.workspace.fs.isWritableFileSystem(scheme));
}
