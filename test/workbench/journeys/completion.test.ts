import { expect, test } from 'vitest';
import { patience } from '../../../tools/workbench/workbench.ts';
import { ghostIn, useWorkbench } from './useWorkbench.ts';

const workbench = useWorkbench();

const ghost = ghostIn(workbench);

test('typing shows ghost text, and Tab writes it', async () => {
  await workbench().openCopy('accept.ts');
  await workbench().type('\nexport function totalWithTax');
  await ghost().toContain('(items: Item[]): number {');
  await workbench().screenshot('completion');
  await workbench().press('Tab');
  await ghost().toBe('');
  await workbench().save();
  expect(workbench().readFile('accept.ts')).toMatch(
    /\nexport function totalWithTax\(items: Item\[\]\): number \{[^]*$/,
  );
  expect(
    workbench()
      .readFile('accept.ts')
      .match(/totalWithTax\(items/g),
  ).toHaveLength(2);
});

test('typing along keeps the ghost text, Escape takes it away', async () => {
  await workbench().openCopy('along.ts');
  await workbench().type('\nexport function countPieces');
  await ghost().toMatch(/^\(items: Item/);
  for (const [typed, rest] of [
    ['(', /^items: Item/],
    ['i', /^tems: Item/],
    ['tems', /^: Item/],
  ] as const) {
    await workbench().type(typed);
    await ghost().toMatch(rest);
  }
  await workbench().press('Escape');
  await ghost().toBe('');
});

/** What became of the requests in a file, newest first, from the list that explains them. */
async function decisions(name: string): Promise<string[]> {
  const box = workbench().page.locator('.quick-input-widget');
  const rows = box.locator('.quick-input-list .monaco-list-row', { hasText: `${name}:` });
  await workbench().press('F1');
  await box.locator('input.input').fill('>Hearth: Why No Suggestion?');
  await box.locator('.monaco-list-row.focused', { hasText: 'Why No Suggestion?' }).waitFor();
  await workbench().press('Enter');
  await rows.first().waitFor();
  const texts = await rows.allInnerTexts();
  await workbench().press('Escape');
  await box.waitFor({ state: 'hidden' });
  return texts;
}

test('a word accepted, letters typed along and taken back: the model is asked nothing more', async () => {
  await workbench().openCopy('words.ts');
  await workbench().type('\nexport function totalWithTax');
  await ghost().toContain('(items: Item[]): number {');
  await workbench().press('Control+ArrowRight');
  await ghost().toMatch(/^items: Item/);
  await workbench().type('items');
  await ghost().toMatch(/^: Item/);
  await workbench().press('Backspace', 'Backspace');
  await ghost().toMatch(/^ms: Item/);
  await workbench().press('Control+ArrowRight');
  await ghost().toMatch(/^: Item/);
  await workbench().screenshot('completion-by-word');
  await workbench().press('Tab');
  await workbench().save();
  expect(workbench().readFile('words.ts')).toMatch(/totalWithTax\(items: Item\[\]\): number \{$/);
  const all = await decisions('words.ts');
  expect(all.join('\n')).toContain('Reused the last suggestion');
  const answered = all.filter((text) => /Shown, |No suggestion: |while the model/.test(text));
  const columns = answered.map((text) => Number(/words\.ts:\d+:(\d+)/.exec(text)?.[1]));
  expect(columns).not.toEqual([]);
  // An earlier key's answer may do, when the machine was quick enough: then the last key of the name asked nothing either.
  expect(Math.max(...columns)).toBeLessThanOrEqual('export function totalWithTax█'.length);
});

test('after an acceptance, Enter brings what was prepared meanwhile', async () => {
  await workbench().openCopy('prepared.ts');
  await workbench().type('\nexport function totalWithTax');
  await ghost().toContain('(items: Item[]): number {');
  await workbench().press('Tab');
  await ghost().toBe('');
  await workbench().press('Enter');
  await ghost().toContain('return total(items)');
  expect((await decisions('prepared.ts')).join('\n')).toMatch(/Took a suggestion that was prepared/);
});

test('others are there on request, one after the other', async () => {
  await workbench().openCopy('others.ts');
  await workbench().type('\nexport const x = ');
  await ghost().not.toBe('');
  const first = await workbench().ghostText();
  await workbench().press('Alt+]');
  await ghost().not.toBe(first);
  await ghost().not.toBe('');
  await workbench().press('Alt+[');
  await ghost().toBe(first);
  expect((await decisions('others.ts')).join('\n')).toMatch(/[12] alternatives?/);
});

/** Two functions with a loop. After the first loop stands a line of blanks, as editors leave it; the second is begun. */
const loops = `def first(items):
    for item in items:
        show(item)
        
    return items


def second(items):
    for item in items:
        show(item)`;

test('what is less indented than the cursor is shown there, and stands where it belongs when it is taken', async () => {
  workbench().writeFile('outdented.py', loops);
  await workbench().openFile('outdented.py');
  await workbench().press('Control+End', 'Enter');
  await ghost().toBe('return items');
  await workbench().screenshot('completion-outdented');
  // Typed along, with the blanks still before it.
  await workbench().type('ret');
  await ghost().toBe('urn items');
  await workbench().press('Tab');
  await ghost().toBe('');
  await workbench().save();
  expect(workbench().readFile('outdented.py').trimEnd()).toBe(`${loops}\n    return items`);
});

test('a word of what is less indented moves the line, and the next ones follow', async () => {
  workbench().writeFile('outdentedWords.py', loops);
  await workbench().openFile('outdentedWords.py');
  await workbench().press('Control+End', 'Enter');
  await ghost().toBe('return items');
  await workbench().press('Control+ArrowRight');
  await ghost().toBe(' items');
  await workbench().press('Control+ArrowRight', 'Control+ArrowRight');
  await ghost().toBe('');
  await workbench().save();
  expect(workbench().readFile('outdentedWords.py').trimEnd()).toBe(`${loops}\n    return items`);
});

test('with CRLF line ends, words and lines are accepted as they are shown', async () => {
  workbench().writeFile('crlf.ts', workbench().readFile('prices.ts').replaceAll('\n', '\r\n'));
  await workbench().openFile('crlf.ts');
  await workbench().press('Control+End');
  await workbench().type('\nexport function totalWithTax');
  await ghost().toContain('(items: Item[]): number {');
  await workbench().press('Control+ArrowRight');
  await ghost().toMatch(/^items: Item/);
  await workbench().press('Tab');
  await ghost().toBe('');
  await workbench().press('Enter');
  await ghost().toContain('return total(items)');
  await workbench().press('Tab');
  await workbench().save();
  const text = workbench().readFile('crlf.ts');
  expect(text).not.toMatch(/(?<!\r)\n/);
  expect(text).toMatch(
    /totalWithTax\(items: Item\[\]\): number \{\r\n {2}return total\(items\)[^\r]*;[\s}]*$/,
  );
});

test('with the list of IntelliSense open, ghost text continues the selected item', async () => {
  await workbench().openCopy('list.ts');
  await workbench().type(
    '\nexport function weight(items: Item[]): number {\nlet sum = 0;\nfor (const item of items) {\nsum += item.pri',
  );
  await workbench().press('Control+Space');
  const list = workbench().page.locator('.suggest-widget.visible .monaco-list-row.focused', {
    hasText: 'price',
  });
  await list.waitFor();
  await ghost().toContain(' * item.quantity');
  await workbench().screenshot('completion-with-list');
  await workbench().press('Tab');
  await list.waitFor({ state: 'hidden' });
  await ghost().toMatch(/^ \* item\.quantity/);
  await workbench().press('Tab');
  await workbench().save();
  expect(
    workbench()
      .readFile('list.ts')
      .match(/item\.price \* item\.quantity/g),
  ).toHaveLength(2);
});

test('when the model process dies, the next keys bring ghost text again', async () => {
  await workbench().openCopy('killed.ts');
  await workbench().type('\nexport function total');
  await expect.poll(() => workbench().modelProcesses().length, { timeout: patience }).toBe(1);
  await workbench().killModel();
  await workbench().type('With');
  await expect.poll(() => workbench().modelProcesses().length, { timeout: patience }).toBe(1);
  await workbench().type('Tax');
  await ghost().toContain('(items: Item[]): number {');
});

/** A function with a docstring of one line, and the beginning of one like it. */
const documented = `def first(items):
    """Return the values of all items."""
    return [item.value for item in items]


def second(items):`;

test('in a docstring, the quotes right of the cursor are still the only ones', async () => {
  workbench().writeFile('docstring.py', documented);
  await workbench().openFile('docstring.py');
  await workbench().press('Control+End', 'Enter');
  await workbench().type('"""Return the """');
  await workbench().press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Backspace');
  await workbench().type(' ');
  await ghost().toBe('values of all items.');
  await workbench().screenshot('completion-docstring');
  await workbench().press('Tab');
  await ghost().toBe('');
  await workbench().save();
  expect(workbench().readFile('docstring.py').trimEnd()).toBe(
    `${documented}\n    """Return the values of all items."""`,
  );
});

test('a comment that the editor closed is filled', async () => {
  const before = '/** Adds the numbers of all items. */\nadd(first);\n\n';
  workbench().writeFile('comment.ts', before);
  await workbench().openFile('comment.ts');
  await workbench().press('Control+End');
  await workbench().type('/** Adds ');
  await ghost().toBe('the numbers of all items.');
  await workbench().screenshot('completion-comment');
  await workbench().press('Tab');
  await ghost().toBe('');
  await workbench().save();
  expect(workbench().readFile('comment.ts').trimEnd()).toBe(`${before}/** Adds the numbers of all items. */`);
});

test('an attribute is filled before the end of its tag', async () => {
  const before = '<p class="large primary"></p>\n<b>first</b>\n';
  workbench().writeFile('attribute.html', before);
  await workbench().openFile('attribute.html');
  await workbench().press('Control+End');
  await workbench().type('<p class="large "></p>');
  await workbench().press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await workbench().press('Backspace');
  await workbench().type(' ');
  await ghost().toBe('primary');
  await workbench().screenshot('completion-attribute');
  await workbench().press('Tab');
  await ghost().toBe('');
  await workbench().save();
  expect(workbench().readFile('attribute.html').trimEnd()).toBe(`${before}<p class="large primary"></p>`);
});
