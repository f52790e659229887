import { everything } from './everything.ts';
import { patience, type Workbench } from './workbench.ts';

/** What one picture shows: brings VS Code there. Begins and ends with the demo as it is. */
export type Scene = (workbench: Workbench) => Promise<void>;

/** The pictures by name, in the order in which they are taken. */
export const scenes: Readonly<Record<string, Scene>> = {
  completion: async (workbench) => {
    await workbench.openCopy('sum.ts');
    await workbench.type(
      '\n// How dear an item is on average.\nexport function average(items: Item[]): number {\n',
    );
    await workbench.type('let sum = 0;\nfor (const ');
    await ghost(workbench);
  },

  block: async (workbench) => {
    await workbench.openCopy('block.ts');
    await workbench.type(
      '\n// The price of all items together.\nexport function sumOf(items: Item[]): number {',
    );
    await workbench.press('Enter', 'Alt+\\');
    await ghost(workbench);
  },

  'partial-accept': async (workbench) => {
    await workbench.openCopy('words.ts');
    await workbench.type('\nexport function totalWithTax');
    await ghost(workbench);
    await workbench.press('Control+ArrowRight');
    await workbench.press('Control+ArrowRight');
    await ghost(workbench);
  },

  inspector: async (workbench) => {
    await workbench.openCopy('inspect.ts');
    await workbench.type('\nexport function totalWithTax');
    await ghost(workbench);
    await workbench.command('Hearth: Inspect Last Completion Request');
    const { page } = workbench;
    await page.locator('.tab.active', { hasText: 'Completion Request' }).waitFor();
    await page.locator('.editor-instance .view-line', { hasText: 'tokens evaluated' }).waitFor();
  },

  statistics: async (workbench) => {
    await workbench.openCopy('counted.ts');
    for (const name of ['sumOf', 'countAll', 'pricesOf']) {
      await workbench.type(`\nexport function ${name}`);
      await ghost(workbench);
      await workbench.press('Tab', 'Enter');
    }
    await workbench.command('Hearth: Show Completion Statistics');
    const frame = workbench.page.locator('iframe.webview.ready').contentFrame();
    await frame.locator('iframe#active-frame').contentFrame().locator('.tile').first().waitFor();
  },

  'next-edit': async (workbench) => {
    workbench.writeFile('total.ts', workbench.readFile('prices.ts'));
    await workbench.openFile('total.ts');
    await workbench.goTo(7, 7);
    await workbench.press('Control+Shift+ArrowRight');
    await workbench.type('standardTaxRate');
    await until(async () =>
      workbench.page.evaluate(() =>
        [...document.querySelectorAll('.view-lines span')].some(
          (span) => getComputedStyle(span).textDecorationLine === 'line-through',
        ),
      ),
    );
  },

  chat: async (workbench) => {
    await workbench.openFile('prices.ts');
    const chat = await workbench.openChat();
    await chat.ask('How would I call countPieces?');
    await chat.answer();
  },

  markdown: async (workbench) => {
    const chat = await workbench.openChat();
    await chat.receive({ type: 'snapshot', state: everything });
    await chat.formulas.first().waitFor();
  },

  refactor: async (workbench) => {
    const { page } = workbench;
    await workbench.openFile('statistics.js');
    await workbench.goTo(5, 5);
    await workbench.command('Hearth: Simplify');
    await page.locator('.editor-actions .codicon-check').waitFor();
    await until(async () => (await page.locator('.modified-in-monaco-diff-editor .view-line').count()) > 5);
    await until(async () => (await page.locator('.notification-toast').count()) === 0);
  },
};

/** Waits for ghost text. */
async function ghost(workbench: Workbench): Promise<void> {
  await until(async () => (await workbench.ghostText()) !== '');
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('what the picture is to show has not come');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
