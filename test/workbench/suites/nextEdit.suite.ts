import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, hangTime, openText, until } from './editing.ts';

/** Nothing in VS Code itself knows the uses of names in this language. */
const language = 'go';

/** By words alone the other function's parameter is taken for a use, too. */
const parameter = `package main

func main() {
	█total := 1
	print(total)
}

func other(total int) int { return total }
`;

/** By words alone nothing can be told, since the other function declares the name again. */
const redeclared = parameter.replace(
  'func other(total int) int { return total }',
  'func other() {\n\ttotal := 2\n}',
);

/** Counted from 0, in both. */
const [declaration, use] = [3, 4];

const afterRename = (text: string) =>
  text.replace('█', '').replace('total := 1', 'sum := 1').replace('print(total)', 'print(sum)');

type Answer = (document: vscode.TextDocument) => vscode.Location[] | Promise<vscode.Location[]>;

/** Registers a reference provider; `asked` counts its questions. */
function provide(answer: Answer) {
  const state = { asked: 0 };
  const asked: vscode.ReferenceProvider = {
    provideReferences: (document) => {
      state.asked++;
      return answer(document);
    },
  };
  const registration = vscode.languages.registerReferenceProvider({ language }, asked);
  return Object.assign(state, { dispose: () => void registration.dispose() });
}

/** All occurrences of the name on the lines. */
function totalsOn(document: vscode.TextDocument, lines: readonly number[]): vscode.Location[] {
  return lines.map((line) => {
    const start = document.lineAt(line).text.indexOf('total');
    assert.ok(start >= 0);
    return new vscode.Location(document.uri, new vscode.Range(line, start, line, start + 'total'.length));
  });
}

/** A place beside the one that is meant. */
function shifted({ uri, range }: vscode.Location): vscode.Location {
  return new vscode.Location(uri, new vscode.Range(range.start.translate(0, 1), range.end.translate(0, 1)));
}

/** The answer to a question that was asked before this one has arrived, too, when this one has. */
async function untilAnswered({ document, selection }: vscode.TextEditor): Promise<void> {
  await vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, selection.start);
}

/** Changes the name at the cursor, as typing over it does. */
async function renameAtCursor(editor: vscode.TextEditor): Promise<void> {
  const range = editor.document.getWordRangeAtPosition(editor.selection.active);
  assert.ok(range);
  await editor.edit((edit) => edit.replace(range, 'sum'));
}

/** What the user has in front of them: the active document's text and the cursor's line. */
function shown(): { text: string; line: number } {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  return { text: editor.document.getText(), line: editor.selection.active.line };
}

/** Accepts what is offered; tells whether anything was. */
async function accept(): Promise<boolean> {
  const before = shown();
  await vscode.commands.executeCommand('hearth.nextEdit.accept');
  const after = shown();
  return after.text !== before.text || after.line !== before.line;
}

/** Waits until an edit is offered, and goes to its place. */
async function goToOffer(): Promise<void> {
  const end = Date.now() + hangTime;
  while (!(await accept())) {
    assert.ok(Date.now() < end, 'nothing is offered');
    await delay(50);
  }
}

/** The text when all that is offered, one after another, has been accepted. */
async function acceptAll(): Promise<string> {
  await goToOffer();
  while (await accept());
  return shown().text;
}

suite('next edit and the editor’s references', () => {
  const setting = (value: boolean | undefined) =>
    vscode.workspace
      .getConfiguration('hearth')
      .update('nextEdit.enabled', value, vscode.ConfigurationTarget.Global);
  let provider: ReturnType<typeof provide> | undefined;

  suiteSetup(() => setting(true));
  teardown(async () => {
    provider?.dispose();
    provider = undefined;
    await closeAll();
  });
  suiteTeardown(() => setting(undefined));

  /** Opens the text with the cursor at the declaration, and waits until Hearth has the provider's answer to it. */
  async function openWith(text: string, answer: Answer): Promise<vscode.TextEditor> {
    provider = provide(answer);
    const editor = await openText(text, language);
    await until('the question', () => (provider?.asked ?? 0) > 0);
    await untilAnswered(editor);
    return editor;
  }
  const knowing: Answer = (document) => totalsOn(document, [declaration, use]);

  for (const [what, text] of [
    ['of two variables with one name, only the uses of the renamed one follow', parameter],
    ['where the text alone tells nothing, the uses that the provider knows follow', redeclared],
  ] as const)
    test(what, async () => {
      await renameAtCursor(await openWith(text, knowing));
      assert.equal(await acceptAll(), afterRename(text));
    });

  test('uses in other open documents follow, whatever imports them', async () => {
    const other = await openText('package main\n\nvar double = 2 * total\n', language);
    const editor = await openWith(redeclared, (document) => [
      ...totalsOn(document, [declaration, use]),
      ...totalsOn(other.document, [2]),
    ]);
    await renameAtCursor(editor);
    assert.equal(await acceptAll(), 'package main\n\nvar double = 2 * sum\n');
    assert.equal(editor.document.getText(), afterRename(redeclared));
  });

  test('the uses move along with what changes before the rename', async () => {
    const editor = await openWith(redeclared, knowing);
    await editor.edit((edit) => edit.insert(new vscode.Position(use, 1), 'print()\n\t'));
    await renameAtCursor(editor);
    assert.equal(await acceptAll(), afterRename(redeclared).replace('\tprint', '\tprint()\n\tprint'));
  });

  const byWords = parameter.replace('█', '').replaceAll('total', 'sum');

  test('without a provider, the text decides', async () => {
    await renameAtCursor(await openText(parameter, language));
    assert.equal(await acceptAll(), byWords);
  });

  for (const [what, answer] of [
    ['fails', () => Promise.reject(new Error('The provider fails, as the test wants it to.'))],
    ['knows nothing', () => []],
    ['names places that hold something else', (document) => totalsOn(document, [use]).map(shifted)],
  ] satisfies [string, Answer][])
    test(`where the provider ${what}, the text decides`, async () => {
      await renameAtCursor(await openWith(parameter, answer));
      assert.equal(await acceptAll(), byWords);
    });

  test('a provider is not waited for, and its late answer changes nothing', async () => {
    let answer: (() => void) | undefined;
    provider = provide(
      (document) =>
        new Promise((resolve) => {
          const found = totalsOn(document, [declaration, use]);
          answer = () => resolve(found);
        }),
    );
    const editor = await openText(parameter, language);
    const resolve = await until('the question', () => answer);
    await renameAtCursor(editor);
    // The first of the uses is offered while the provider still thinks.
    await goToOffer();
    resolve();
    await untilAnswered(editor);
    assert.equal(await acceptAll(), byWords);
  });
});
