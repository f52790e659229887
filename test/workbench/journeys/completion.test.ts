import { expect, test } from 'vitest';
import { patience } from '../workbench.ts';
import { useWorkbench } from './useWorkbench.ts';

const workbench = useWorkbench();

/** Waits until the ghost text is as expected. */
const ghost = () => expect.poll(() => workbench().ghostText(), { timeout: patience });

/** Opens a copy of the demo's prices under a new name, with the cursor in a new line at its end. */
async function openCopy(name: string): Promise<void> {
  workbench().writeFile(name, workbench().readFile('prices.ts'));
  await workbench().openFile(name);
  await workbench().press('Control+End');
}

test('typing shows ghost text, and Tab writes it', async () => {
  await openCopy('accept.ts');
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
  await openCopy('along.ts');
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

test('with the list of IntelliSense open, ghost text continues the selected item', async () => {
  await openCopy('list.ts');
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
  await openCopy('killed.ts');
  await workbench().type('\nexport function total');
  await expect.poll(() => workbench().modelProcesses().length, { timeout: patience }).toBe(1);
  await workbench().killModel();
  await workbench().type('With');
  await expect.poll(() => workbench().modelProcesses().length, { timeout: patience }).toBe(1);
  await workbench().type('Tax');
  await ghost().toContain('(items: Item[]): number {');
});
