import assert from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { proposedHunk } from '../../../src/core/edits/proposal.ts';
import { linesIn } from '../../../src/vscode/review/documentLines.ts';
import { DocumentReview } from '../../../src/vscode/review/documentReview.ts';
import { closeAll, openFile, until, writeFile } from './editing.ts';
import { applyPreview, shownChange, simplified, simplifyUntil } from './previewing.ts';

const { before, after } = simplified;
const above = 'const limit = 3;  \n\n';
const below = '\nfunction other() {\n  return limit;\n}';

/** What happens to a file while its edit is previewed. */
suite('a preview of a document that goes on changing', () => {
  const files = vscode.workspace.getConfiguration('files');
  const reset = async () => {
    for (const setting of ['insertFinalNewline', 'trimTrailingWhitespace'])
      await files.update(setting, undefined, vscode.ConfigurationTarget.Workspace);
  };
  teardown(closeAll);
  suiteTeardown(reset);

  /** Previews the edit of the function in the middle of a file. */
  async function preview(name: string): Promise<vscode.TextDocument> {
    const text = above + before + below;
    const { document } = await openFile(name, text.replace('var', 'v█ar'), 'javascript');
    await simplifyUntil(above + after + below);
    return document;
  }

  async function replace(document: vscode.TextDocument, place: string, by: string): Promise<void> {
    const start = document.getText().indexOf(place);
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + place.length));
    edit.replace(document.uri, range, by);
    await vscode.workspace.applyEdit(edit);
  }

  /** Applies what is shown, with which one undo does away. */
  async function applyAndUndo(document: vscode.TextDocument, expected: string): Promise<void> {
    const meanwhile = document.getText();
    await until('the edit of the document as it is now', () => shownChange() === expected);
    await applyPreview();
    await until('the applied edit', () => document.getText() === expected);
    await until('the editor', () => vscode.window.activeTextEditor?.document === document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), meanwhile);
  }

  test('a line more in another function, and one above, move it along', async () => {
    const document = await preview('elsewhere.js');
    await replace(document, '  return limit;', '  log();\n  return limit;');
    await replace(document, 'const limit', '// new\nconst limit');
    const wanted = `// new\n${above}${after}${below.replace('  return', '  log();\n  return')}`;
    await applyAndUndo(document, wanted);
  });

  test('saving may trim blanks and insert a line end', async () => {
    await files.update('insertFinalNewline', true, vscode.ConfigurationTarget.Workspace);
    await files.update('trimTrailingWhitespace', true, vscode.ConfigurationTarget.Workspace);
    const document = await preview('saved.js');
    await replace(document, 'limit;\n}', 'limit; \n}');
    assert.ok(await document.save());
    await reset();
    const wanted = `${above.replace(';  ', ';')}${after}${below}\n`;
    assert.equal(document.getText(), wanted.replace('let', 'var'));
    await applyAndUndo(document, wanted);
  });

  test('another program may write to the file', async () => {
    const document = await preview('written.js');
    const written = `// licence\n${above}${before}${below}\n// the end\n`;
    await writeFile('written.js', written);
    await until('the new text', () => document.getText() === written);
    await applyAndUndo(document, written.replace('var', 'let'));
  });

  test('line ends may change', async () => {
    const document = await preview('lineEnds.js');
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [vscode.TextEdit.setEndOfLine(vscode.EndOfLine.CRLF)]);
    await vscode.workspace.applyEdit(edit);
    const wanted = (above + after + below).replaceAll('\n', '\r\n');
    await until('CRLF', () => document.eol === vscode.EndOfLine.CRLF);
    await applyPreview();
    await until('the applied edit', () => document.getText() === wanted);
  });

  for (const [name, place, by] of [
    ['the code that it is of', 'a + b', 'a - b'],
    ['a blank in it', 'return sum;', 'return sum; '],
    ['a line in it', '  return sum', '  log();\n  return sum'],
  ] as const)
    test(`${name} is changed: nothing is applied`, async () => {
      const document = await preview('inside.js');
      await replace(document, place, by);
      const changed = document.getText();
      await applyPreview();
      await until('the editor', () => vscode.window.activeTextEditor?.document === document);
      assert.equal(document.getText(), changed);
      await vscode.commands.executeCommand('notifications.clearAll');
    });

  test('what was changed in it and taken back is as if it had not been', async () => {
    const document = await preview('back.js');
    await replace(document, 'a + b', 'a - b');
    await replace(document, 'a - b', 'a + b');
    await applyPreview();
    await until('the applied edit', () => document.getText() === above + after + below);
  });

  /** A review of the same edit, without a preview that would keep the document open. */
  async function closedReview(name: string, meanwhile: string): Promise<DocumentReview> {
    const uri = await writeFile(name, before);
    // Documents that an extension asks for are kept for minutes; those that the user opens are not.
    await vscode.commands.executeCommand('vscode.open', uri);
    const { document } = await until('the editor', () => vscode.window.activeTextEditor);
    const hunk = proposedHunk(linesIn(document), { first: 1, last: 1 }, ['  let sum = a + b;']);
    const review = new DocumentReview(document, [hunk]);
    await closeAll();
    await until('the closed document', () => document.isClosed);
    await writeFile(name, meanwhile);
    return review;
  }

  test('a document that was closed is read again, and its code found', async () => {
    const review = await closedReview('closed.js', above + before + below);
    assert.deepEqual(await review.apply([0]), { type: 'applied', line: 3 });
    assert.equal(review.document.getText(), above + after + below);
    review.dispose();
  });

  test('a document that was closed is left alone when its code is not there any more, or twice', async () => {
    for (const [index, text] of [before.replace('var', 'const'), before + before, ''].entries()) {
      const review = await closedReview(`closed${index}.js`, text);
      assert.deepEqual(await review.apply([0]), { type: 'changed' });
      assert.equal(review.document.getText(), text);
      review.dispose();
    }
  });

  test('a document that was closed and is gone', async () => {
    const review = await closedReview('gone.js', before);
    await vscode.workspace.fs.delete(review.document.uri);
    assert.deepEqual(await review.apply([0]), { type: 'gone' });
    review.dispose();
  });
});
