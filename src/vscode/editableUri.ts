import * as vscode from 'vscode';
import { isEditableScheme } from '../core/exclusion/schemes.ts';

/** Whether a document of this address is one that the user writes code or text in, by what VS Code knows of its scheme. */
export function isEditableUri({ scheme }: vscode.Uri): boolean {
  return isEditableScheme(scheme, vscode.workspace.fs.isWritableFileSystem(scheme));
}
