import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, openText, until } from './editing.ts';
import { diffIsShown } from './previewing.ts';

const before = `function add(a, b) {
  var sum = a + b;
  return sum;
}
`;

suite('refactor', () => {
  teardown(closeAll);

  test('an edit is applied, and one undo takes it back', async () => {
    const { document } = await openText(before.replace('var', 'v█ar'), 'javascript');
    void vscode.commands.executeCommand('hearth.refactor.simplify');
    await until('the diff', diffIsShown);
    assert.equal(document.getText(), before);
    // Nothing is applied before the edit is whole, so it is tried until it is.
    await until('the applied edit', () => {
      void vscode.commands.executeCommand('hearth.refactor.apply');
      return document.getText() !== before;
    });
    assert.equal(document.getText(), before.replace('var', 'let'));
    await until('the closed diff', () => !diffIsShown());
    await until('the editor', () => vscode.window.activeTextEditor?.document === document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  test('a discarded edit changes nothing', async () => {
    const { document } = await openText(before.replace('var', 'v█ar'), 'javascript');
    void vscode.commands.executeCommand('hearth.refactor.simplify');
    await until('the diff', diffIsShown);
    await vscode.commands.executeCommand('hearth.refactor.discard');
    await until('the closed diff', () => !diffIsShown());
    assert.equal(document.getText(), before);
  });
});
