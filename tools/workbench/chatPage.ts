import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { ToPage } from '../../src/protocol/chat.ts';

/** The chat view's own page, which VS Code shows in a frame within a frame. */
export class ChatPage {
  readonly #frame: FrameLocator;

  constructor(page: Page) {
    this.#frame = page
      .locator('iframe.webview.ready')
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame();
  }

  get input(): Locator {
    return this.#frame.locator('textarea[aria-label="Question"]');
  }

  /** The questions and answers, oldest first. */
  get exchanges(): Locator {
    return this.#frame.locator('article.exchange');
  }

  /** The last answer; it says itself whether it is still being written. */
  get lastAnswer(): Locator {
    return this.#frame.locator('article.exchange.last section.answer');
  }

  /** What the next question will carry, or would if it were not turned off. */
  get offered(): Locator {
    return this.#frame.locator('.composer .chip');
  }

  /** What the last question carried. */
  get attached(): Locator {
    return this.#frame.locator('article.exchange.last section.question .chip-open');
  }

  /** The card that says what went wrong with the last question. */
  get failure(): Locator {
    return this.lastAnswer.locator('.failure');
  }

  /** What an empty conversation says of a model that is for demonstration. */
  get notice(): Locator {
    return this.#frame.locator('.welcome .notice');
  }

  get stopButton(): Locator {
    return this.#frame.locator('button[aria-label^="Stop"]');
  }

  get retryButton(): Locator {
    return this.lastAnswer.locator('button', { hasText: 'Retry' });
  }

  /** Waits until the page takes a question. */
  async ready(): Promise<void> {
    await this.input.waitFor();
  }

  /** Formulas that have been typeset. */
  get formulas(): Locator {
    return this.lastAnswer.locator('.katex-html');
  }

  /** Gives the page a message as if the host had sent it: what no model at hand would say can be seen so. */
  async receive(message: ToPage): Promise<void> {
    await this.#frame.locator('body').evaluate((_, sent) => window.postMessage(sent), message);
  }

  /** Types a question and sends it. */
  async ask(question: string): Promise<void> {
    await this.input.click();
    await this.input.pressSequentially(question);
    await this.input.press('Enter');
    await this.exchanges.last().getByText(question).first().waitFor();
  }

  /** Puts in a text at once, as from the clipboard, and sends it. */
  async paste(question: string): Promise<void> {
    const before = await this.exchanges.count();
    await this.input.fill(question);
    await this.input.press('Enter');
    await this.exchanges.nth(before).waitFor();
  }

  /** Waits for the end of the last answer, for as long as it goes on, and returns what it shows. */
  async answer(): Promise<string> {
    const ended = this.#frame.locator('article.exchange.last section.answer[aria-busy="false"]');
    for (let last = ''; ;) {
      try {
        await ended.waitFor();
        return await this.lastAnswer.innerText();
      } catch (error) {
        const now = await this.lastAnswer.innerText();
        if (now === last) throw error;
        last = now;
      }
    }
  }
}
