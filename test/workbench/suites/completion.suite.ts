import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, continuation, openText, repeated, suggestAndCommit } from './editing.ts';

suite('completion', () => {
  teardown(closeAll);

  test('ghost text is suggested and committed', async () => {
    const editor = await openText(repeated);
    const text = await suggestAndCommit(editor);
    assert.ok(text.startsWith(repeated + continuation), text);
  });

  test('with CRLF line ends, no bare line feed is written', async () => {
    const editor = await openText(repeated);
    await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF));
    const text = await suggestAndCommit(editor);
    assert.doesNotMatch(text, /(?<!\r)\n/);
  });
});
