import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, openText, until } from './editing.ts';
import { applyPreview, diffIsShown, simplified, simplifyUntil } from './previewing.ts';

const first = simplified.before;
const second = 'function second(a, b) {\n  var product = a * b;\n  return product;\n}\n';

suite('refactor, at the edges', () => {
  teardown(closeAll);

  test('CRLF stays CRLF, and no line is added', async () => {
    const editor = await openText(`${first}\n${second}`.replace('var sum', 'v█ar sum'), 'javascript');
    const { document } = editor;
    await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF));
    await until('CRLF', () => document.eol === vscode.EndOfLine.CRLF);
    const before = document.getText();
    const after = before.replace('var sum', 'let sum');
    await simplifyUntil(after);
    await applyPreview();
    await until('the applied edit', () => document.getText() !== before);
    assert.equal(document.getText(), after);
  });

  test('a second edit takes the place of the first', async () => {
    const { document } = await openText(`${first}\n${second}`.replace('var sum', 'v█ar sum'), 'javascript');
    const before = document.getText();
    await simplifyUntil(before.replace('var sum', 'let sum'));
    const editor = await vscode.window.showTextDocument(document);
    const place = document.positionAt(document.getText().indexOf('product'));
    editor.selection = new vscode.Selection(place, place);
    await simplifyUntil(before.replace('var product', 'let product'));
    const previews = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputTextDiff);
    assert.equal(previews.length, 1);
    await applyPreview();
    await until('the edit', () => document.getText() === before.replace('var product', 'let product'));
  });

  test('the outline tells what to edit', async () => {
    // Without the outline the block would be taken, which ends at the blank line.
    const text = 'const table = [\n\n  1,\n];\n\nfunction first() {\n\n  var sum = 1;\n\nreturn sum;\n}\n';
    const outline: vscode.DocumentSymbolProvider = {
      provideDocumentSymbols: () => [
        new vscode.DocumentSymbol(
          'outlined',
          '',
          vscode.SymbolKind.Function,
          new vscode.Range(5, 0, 10, 1),
          new vscode.Range(5, 9, 5, 14),
        ),
      ],
    };
    const registration = vscode.languages.registerDocumentSymbolProvider({ language: 'plaintext' }, outline);
    try {
      await openText(text.replace('return', 'ret█urn'), 'plaintext');
      void vscode.commands.executeCommand('hearth.refactor.simplify');
      await until('the diff', diffIsShown);
      const title = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
      assert.ok(title.startsWith('Simplify: outlined — '), title);
    } finally {
      registration.dispose();
    }
  });

  test('tests go to a document of their own', async () => {
    const { document } = await openText(first.replace('var', 'v█ar'), 'javascript');
    await vscode.commands.executeCommand('hearth.refactor.tests');
    const editor = await until('the tests', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document !== document && active?.document.uri.scheme === 'untitled' ? active : undefined;
    });
    assert.notEqual(editor.document.getText().trim(), '');
    assert.equal(document.getText(), first);
    const previews = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'hearth-preview');
    assert.equal(previews.length, 0);
  });

  test('where there is no code, nothing happens', async () => {
    for (const text of ['', ' \n\t\n', '\u0000\u0001PNG\u0000']) {
      const { document } = await openText(text);
      await vscode.commands.executeCommand('hearth.refactor.simplify');
      assert.ok(!diffIsShown());
      assert.equal(document.getText(), text);
    }
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
