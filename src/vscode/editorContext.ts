import * as vscode from 'vscode';
import { readAround } from '../core/completion/window.ts';
import type { TextReader } from '../core/text/textWindow.ts';
import type { EditorContext } from '../protocol/model.ts';

/** The path used in prompts: relative to the workspace folder with forward slashes, else the file's name. */
export function promptPath(document: Pick<vscode.TextDocument, 'uri'>): string {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const path = document.uri.path;
  if (folder && path.startsWith(folder.uri.path))
    return path.slice(folder.uri.path.length).replace(/^\//, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Reads parts of a document by offset. The cost depends only on the size of the part: VS Code keeps lines and their
 * offsets, and the whole text, which `getText()` without a range would build, is never needed.
 */
export function documentReader(document: vscode.TextDocument): TextReader {
  return {
    slice: (start, end) =>
      end <= start
        ? ''
        : document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end))),
  };
}

/**
 * The text around a range of a document, cut as for a completion; for an empty range, around a cursor. Line ends are
 * LF.
 */
export function editorContextAt(document: vscode.TextDocument, range: vscode.Range): EditorContext {
  const from = document.offsetAt(range.start);
  const to = document.offsetAt(range.end);
  const { prefix, suffix } = readAround(documentReader(document), from, to);
  return { path: promptPath(document), languageId: document.languageId, prefix, suffix };
}
