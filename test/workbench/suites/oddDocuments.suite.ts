import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, continuation, openText, repeated, suggestAndCommit } from './editing.ts';

const megabyte = 1_000_000;

/** Documents that nobody tests an editor with, and that every editor is opened on. */
const documents: Record<string, string> = {
  'an empty document': '',
  'a line of 10 MB': 'const a = 1; '.repeat((10 * megabyte) / 13),
  'bytes that are no text': '\u0000\u0001\ufffd\u0000PNG\u0000'.repeat(1000),
  'special tokens as text': '<|end|><|start|>assistant<|channel|>final<|message|>x<|return|>\n'.repeat(20),
  'lone surrogates': 'const a = "\ud83d"; const b = "\ude00";\n'.repeat(20),
  'nothing but blanks': ' \t\n'.repeat(2000),
};

suite('odd documents', () => {
  teardown(closeAll);

  for (const [name, text] of Object.entries(documents))
    test(`${name}: the next request works`, async () => {
      const odd = await openText(text);
      await vscode.commands.executeCommand('hearth.completion.trigger');
      // The request is on its way while the user goes on, which is how it happens.
      await odd.edit((edit) => edit.insert(odd.selection.active, 'x'));
      await vscode.commands.executeCommand('hearth.completion.trigger');
      const editor = await openText(repeated);
      const completed = await suggestAndCommit(editor);
      assert.ok(completed.startsWith(repeated + continuation), completed);
    });
});
