import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import { editorIndentation } from '../../../src/vscode/editorIndentation.ts';
import { closeAll, openText, until } from './editing.ts';

suite('indentation of an editor', () => {
  teardown(closeAll);

  test('follows its options', async () => {
    const editor = await openText('');
    for (const [insertSpaces, size] of [
      [false, 8],
      [true, 3],
    ] as const) {
      editor.options = { insertSpaces, tabSize: 2, indentSize: size };
      // VS Code answers in its own time.
      await until(`${size} blanks a level`, () => editorIndentation(editor)?.size === size);
      assert.deepEqual(editorIndentation(editor), { insertSpaces, size });
    }
  });

  test('is not known of a document that no editor shows', () =>
    assert.equal(editorIndentation(undefined), undefined));
});
