import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { modelPath } from '../models/models.ts';
import { ChatPage } from './chatPage.ts';
import { ModelsPage } from './modelsPage.ts';
import { findChromium } from './findChromium.ts';
import { demoFolder, screenshotsFolder } from './paths.ts';
import { isAlive, listProcesses } from './processTree.ts';
import { createProfile, linkExtension, type Profile } from './profile.ts';
import { startServer, type Server } from './server.ts';

/**
 * Milliseconds in which one thing must happen that a user waits for, from the moment when they begin to wait. It is there
 * for hangs: with ten programs to each core, a start of the model process has taken over a minute.
 */
export const patience = 180_000;

/** What a user does with a running VS Code, in Chromium. One server, profile and copy of the demo for each. */
export class Workbench implements AsyncDisposable {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #profile: Profile;

  private constructor(page: Page, browser: Browser, server: Server, profile: Profile) {
    this.page = page;
    this.#browser = browser;
    this.#server = server;
    this.#profile = profile;
  }

  /**
   * Starts VS Code with Hearth and the demo, and waits until Hearth is active. The model is the scripted one, whose
   * answers are known, unless the settings name another; `''` is the one that ships. `prepare` may change the profile
   * before anything reads it.
   */
  static async launch(
    settings: Readonly<Record<string, unknown>> = {},
    prepare: (profile: Profile) => void | Promise<void> = () => undefined,
  ): Promise<Workbench> {
    const profile = createProfile({
      settings: { ...forTyping, 'hearth.model.path': modelPath('scripted'), ...settings },
      workspace: { copyOf: demoFolder },
    });
    linkExtension(profile);
    await prepare(profile);
    const env = { HOME: profile.home, USERPROFILE: profile.home };
    const server = await startServer(profile, { env });
    const browser = await chromium.launch({ executablePath: await findChromium(), args: browserArguments });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(patience);
    const workbench = new Workbench(page, browser, server, profile);
    try {
      await page.goto(server.url);
      await workbench.activated();
    } catch (error) {
      await workbench.screenshot('launch-failed');
      await workbench[Symbol.asyncDispose]();
      throw error;
    }
    return workbench;
  }

  /** Hearth's item of the status bar: it is there from activation on. */
  get status(): Locator {
    return this.page.locator('.statusbar-item[id$="hearth.status"]').first();
  }

  /** Waits until Hearth is active: keys before that bring no ghost text. */
  async activated(): Promise<void> {
    await this.status.waitFor();
  }

  /** Opens a file of the workspace; the editor has the keyboard afterwards. */
  async openFile(name: string): Promise<void> {
    // A whole path is found at once; a name only when the search for files has seen it.
    await this.#quickInput('Control+P', path.join(this.#profile.workspace, name), name);
    await this.focusEditor(name);
  }

  /** Opens a copy of the demo's prices under a new name, with the cursor in a new line at its end. */
  async openCopy(name: string): Promise<void> {
    this.writeFile(name, this.readFile('prices.ts'));
    await this.openFile(name);
    await this.press('Control+End');
  }

  /** Waits until the file's own editor, and not a diff, has the keyboard. */
  async focusEditor(name: string): Promise<void> {
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** Runs a command by the name that the palette shows. */
  async command(title: string): Promise<void> {
    await this.#quickInput('F1', `>${title}`, title);
  }

  async #quickInput(key: string, text: string, row: string): Promise<void> {
    const widget = this.page.locator('.quick-input-widget');
    const wanted = widget.locator('.monaco-list-row.focused', { hasText: row });
    const end = Date.now() + patience;
    do {
      await this.page.keyboard.press(key);
      // An editor that takes the focus meanwhile closes the widget; then it is opened anew.
      const filled = await widget
        .locator('input.input')
        .fill(text, { timeout: 5000 })
        .then(
          () => true,
          () => false,
        );
      // Enter takes the focused row, which is an older answer until the list has caught up. A list that was filled
      // while the widget still opened does not catch up, so it is opened anew.
      if (filled && (await appears(wanted))) break;
      await this.page.keyboard.press('Escape');
    } while (Date.now() < end);
    await this.page.keyboard.press('Enter');
    // The list is gone, or is another one: some commands ask a question.
    await wanted.waitFor({ state: 'hidden' });
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const widget = this.page.locator('.quick-input-widget');
    await widget.locator('input.input').fill(`:${line}:${column}`);
    await widget.locator('.monaco-list-row', { hasText: new RegExp(`line ${line}\\b`, 'i') }).waitFor();
    await this.page.keyboard.press('Enter');
    await widget.waitFor({ state: 'hidden' });
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** Types as a person does: VS Code answers each key before the next comes. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** The ghost text that is shown, all of its lines together; empty when there is none. */
  async ghostText(): Promise<string> {
    const parts = await this.page.locator('.editor-instance [class*="ghost-text"]').allTextContents();
    return parts.join('').replaceAll('\u00a0', ' ');
  }

  /** Saves the active file and waits until VS Code has written it. */
  async save(): Promise<void> {
    await this.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** A file of the workspace as it is on the disk. */
  readFile(name: string): string {
    return readFileSync(path.join(this.#profile.workspace, name), 'utf8');
  }

  /** Puts a file into the workspace, as another program would. */
  writeFile(name: string, text: string): void {
    writeFileSync(path.join(this.#profile.workspace, name), text);
  }

  /** Changes settings in their file, which VS Code notices by itself. */
  configure(settings: Readonly<Record<string, unknown>>): void {
    this.#profile.changeSettings(settings);
  }

  /** The chat view; opens it by its command. */
  async openChat(): Promise<ChatPage> {
    await this.command('Hearth: Open Chat');
    return this.chat();
  }

  /** The chat view, which is open. */
  async chat(): Promise<ChatPage> {
    const chat = new ChatPage(this.page);
    await chat.ready();
    return chat;
  }

  /** Process ids of the model processes that run: one for all windows with the same settings. */
  modelProcesses(): number[] {
    // They have left the tree of the server, and name the folder that they are shared through.
    return listProcesses()
      .filter(({ command }) => /dist[\\/]model\.js/.test(command) && command.includes(this.#profile.folder))
      .map(({ pid }) => pid);
  }

  /** Kills the model process as the system does when memory runs out, and waits until it is gone. */
  async killModel(): Promise<void> {
    const [pid] = this.modelProcesses();
    if (pid === undefined) throw new Error('No model process runs.');
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** The models view, which is open. */
  async models(): Promise<ModelsPage> {
    return ModelsPage.find(this.page);
  }

  /** Reloads the window, as the user's browser does with F5. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.activated();
  }

  /** A picture of the page, into .cache/screenshots. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshotsFolder, { recursive: true });
    await this.page.screenshot({ path: path.join(screenshotsFolder, `${name}.png`) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    this.#profile.remove();
  }
}

/** Whether it is there within some seconds. */
async function appears(locator: Locator): Promise<boolean> {
  return locator.waitFor({ timeout: 5000 }).then(
    () => true,
    () => false,
  );
}

/** Completion by other providers off, so that what is seen is Hearth's; a journey turns IntelliSense on again. */
const forTyping = {
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
  'editor.wordBasedSuggestions': 'off',
  'editor.parameterHints.enabled': false,
};

const browserArguments = [
  // As root, Chromium starts only without; it opens nothing but our own page.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The small shared memory of containers is not enough.
  '--disable-dev-shm-usage',
];
