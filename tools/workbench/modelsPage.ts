import type { Frame, Locator, Page } from 'playwright-core';

/** The models view's own page, which VS Code shows in a frame within a frame. */
export class ModelsPage {
  readonly frame: Frame;

  private constructor(frame: Frame) {
    this.frame = frame;
  }

  /** Waits until it is there: other pages of Hearth may be open, too. */
  static async find(page: Page): Promise<ModelsPage> {
    const end = Date.now() + 180_000;
    while (Date.now() < end) {
      for (const frame of page.frames()) {
        const heading = frame.locator('h1', { hasText: /^Models$/ });
        // A frame may vanish while it is asked.
        if (await heading.isVisible().catch(() => false)) return new ModelsPage(frame);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The models view has not come.');
  }

  /** The row with this title. */
  entry(title: string | RegExp): Locator {
    return this.frame.locator('.entry').filter({ has: this.frame.locator('h3', { hasText: title }) });
  }

  /** A button of a row. */
  button(title: string, label: string): Locator {
    return this.entry(title).getByRole('button', { name: `${label}: ${title}`, exact: true });
  }

  section(title: string): Locator {
    return this.frame.locator('section').filter({ has: this.frame.locator('h2', { hasText: title }) });
  }

  /** What a screen reader was told last. */
  get announced(): Locator {
    return this.frame.locator('[role=status]');
  }
}
