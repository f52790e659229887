import { expect, test } from 'vitest';
import { patience } from '../../../tools/workbench/workbench.ts';
import { useWorkbench } from './useWorkbench.ts';

// Ghost text would take Tab first; what is tested here is the next edit.
const workbench = useWorkbench(() => ({
  'hearth.nextEdit.enabled': true,
  'hearth.completion.enabled': false,
}));

/** How often the editor shows a text that is struck through. */
const struckThrough = () =>
  workbench().page.evaluate(
    () =>
      [...document.querySelectorAll('.view-lines span')].filter(
        (span) => getComputedStyle(span).textDecorationLine === 'line-through',
      ).length,
  );

const offered = (count: number) => expect.poll(struckThrough, { timeout: patience }).toBe(count);

/** The words behind the cursor's line: text that decorations bring along is in pseudo-elements. */
const hint = () =>
  workbench().page.evaluate(() =>
    [...document.querySelectorAll('.view-lines span')]
      .map((span) => getComputedStyle(span, '::after').content)
      .filter((content) => content.includes('Tab:'))
      .join(),
  );

/** Waits until the cursor is on a line. */
const onLine = (line: number) =>
  expect
    .poll(() => workbench().page.locator('.statusbar').textContent(), { timeout: patience })
    .toContain(`Ln ${line},`);

/** Waits until the active editor shows a line, all blanks left out. */
const showsLine = (text: string) =>
  workbench()
    .page.locator('.editor-instance .view-line', { hasText: new RegExp(`^\\s*${text}`) })
    .first()
    .waitFor();

/** Puts the cursor at the beginning of a name and types another one over it. */
async function rename(line: number, column: number, name: string): Promise<void> {
  await workbench().goTo(line, column);
  await workbench().press('Control+Shift+ArrowRight');
  await workbench().type(name);
}

test('the uses of a renamed name follow by Tab', async () => {
  workbench().writeFile('total.ts', 'const total = 1;\n\nconsole.log(total);\nconsole.log(2, total);\n');
  await workbench().openFile('total.ts');
  await rename(1, 7, 'amount');
  await expect.poll(hint, { timeout: patience }).toContain('total → amount, line 3');
  await offered(1);
  await workbench().screenshot('next-edit');
  await workbench().press('Tab');
  await onLine(3);
  await workbench().press('Tab');
  await showsLine(String.raw`console\.log\(amount`);
  await offered(1);
  await workbench().press('Tab');
  await onLine(4);
  await workbench().press('Tab');
  await offered(0);
  await workbench().save();
  expect(workbench().readFile('total.ts')).toBe(
    'const amount = 1;\n\nconsole.log(amount);\nconsole.log(2, amount);\n',
  );
  // With nothing offered, Tab is a tab again.
  await workbench().press('End', 'Tab');
  await workbench().save();
  expect(workbench().readFile('total.ts')).toMatch(/2, amount\); +\n/);
});

test('Escape leaves the text alone, and so does another edit', async () => {
  workbench().writeFile('kept.ts', 'const total = 1;\n\nconsole.log(total);\n');
  await workbench().openFile('kept.ts');
  await rename(1, 7, 'amount');
  await offered(1);
  await workbench().press('Escape');
  await offered(0);
  await workbench().save();
  expect(workbench().readFile('kept.ts')).toBe('const amount = 1;\n\nconsole.log(total);\n');
});

test('a broken import in an open file comes next, in that file', async () => {
  workbench().writeFile('uses.ts', "import { total } from './made';\n\nconsole.log(total);\n");
  workbench().writeFile('made.ts', 'export const total = 1;\n');
  await workbench().openFile('uses.ts');
  await workbench().openFile('made.ts');
  await rename(1, 14, 'amount');
  // Not before all of the name is there: a pause while typing offers what there is of it.
  await expect.poll(hint, { timeout: patience }).toContain('total → amount, line 1 of uses.ts');
  expect(await workbench().page.locator('.statusbar').textContent()).toContain('line 1 of uses.ts');
  await workbench().press('Tab');
  await workbench().focusEditor('uses.ts');
  await workbench().press('Tab');
  await showsLine('import.*amount');
  await offered(1);
  await workbench().press('Tab');
  await onLine(3);
  await workbench().press('Tab');
  await offered(0);
  await workbench().save();
  expect(workbench().readFile('uses.ts')).toBe("import { amount } from './made';\n\nconsole.log(amount);\n");
});
