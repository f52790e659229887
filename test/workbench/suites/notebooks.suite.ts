import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, continuation, repeated, suggestAndCommit, until } from './editing.ts';

const begun = 'export function area';
const whole = repeated.slice(0, repeated.lastIndexOf(begun)).trimEnd();

const code = (text: string, language = 'typescript') =>
  new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, language);
const markdown = (text: string) =>
  new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown');

/** Shows a notebook with the keyboard at the end of one of its cells. */
async function openCell(cells: vscode.NotebookCellData[], index: number): Promise<vscode.TextEditor> {
  const notebook = await vscode.workspace.openNotebookDocument(
    'jupyter-notebook',
    new vscode.NotebookData(cells),
  );
  const range = new vscode.NotebookRange(index, index + 1);
  await vscode.window.showNotebookDocument(notebook, { selections: [range] });
  await vscode.commands.executeCommand('notebook.cell.edit');
  const { document } = notebook.cellAt(index);
  const editor = await until('the editor of the cell', () => {
    const { activeTextEditor } = vscode.window;
    return activeTextEditor?.document === document && activeTextEditor;
  });
  const end = document.lineAt(document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
  return editor;
}

suite('notebooks', () => {
  teardown(closeAll);

  test('a cell goes on from the cells above, and only it is changed', async () => {
    const cells = [code(whole), markdown('Once more:'), code(begun), code('area(1, 2);')];
    const editor = await openCell(cells, 2);
    const text = await suggestAndCommit(editor);
    assert.ok(text.startsWith(begun + continuation), text);
    const notebook = vscode.workspace.notebookDocuments.find(
      (each) => each.cellAt(2).document === editor.document,
    );
    assert.ok(notebook);
    assert.equal(notebook.cellAt(0).document.getText(), whole);
    assert.equal(notebook.cellAt(3).document.getText(), 'area(1, 2);');
  });
});
