import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom } from '../../tiny-oss/random.ts';
import type { Workbench } from '../../workbench/workbench.ts';

/** Milliseconds between two keys of a burst, at the median: a practised typist (Dhakal et al., CHI 2018). */
const medianGap = 130;

/** Share of letters that are mistyped first. */
const mistakes = 0.015;

/** Milliseconds for which one waits for ghost text that one wants. */
const patience = 4000;

/**
 * Someone who works in a VS Code, as a person would: keys with uneven gaps, mistakes taken back, pauses for thought.
 * The gaps come from a seed. What is typed has no indentation and may hold signs for other keys:
 * `…` a pause, `⇥` takes the ghost text, `→` takes a word of it, `↓` to the end of the next line, `⇲` to the
 * end of this one, `⌫` Backspace, `↶` undo.
 */
export class Person {
  readonly #workbench: Workbench;
  readonly #random: () => number;
  #file = '';

  constructor(workbench: Workbench, seed: number) {
    this.#workbench = workbench;
    this.#random = seededRandom(seed);
  }

  async open(file: string): Promise<void> {
    await this.#workbench.openFile(file);
    this.#file = file;
    await this.pause();
  }

  /** Saves, and puts the cursor behind the first occurrence of a text. */
  async jump(behind: string): Promise<void> {
    await this.save();
    const text = this.#workbench.readFile(this.#file);
    const at = text.indexOf(behind);
    if (at === -1) throw new Error(`${this.#file} has no ${JSON.stringify(behind)}.`);
    const before = text.slice(0, at + behind.length).split('\n');
    await this.#workbench.goTo(before.length, (before.at(-1)?.length ?? 0) + 1);
    await this.pause();
  }

  /** Types, with the signs of this class. */
  async type(text: string): Promise<void> {
    for (const sign of text) await this.#key(sign);
  }

  /** Copies whole lines from the cursor's on, of the file that is open. */
  async copyLines(count: number): Promise<void> {
    await this.#press('Home');
    for (let line = 0; line < count; line++) await this.#press('Shift+ArrowDown');
    await this.#press('Control+C');
    await this.#press('ArrowLeft');
  }

  async paste(): Promise<void> {
    await this.#press('Control+V');
    await this.pause();
  }

  async save(): Promise<void> {
    await this.#workbench.save();
  }

  /** Looks at the screen for a while. */
  async pause(): Promise<void> {
    await delay(700 + this.#random() * 900);
  }

  async #key(sign: string): Promise<void> {
    if (sign === '…') return this.pause();
    if (sign === '⇥') return this.#take('Tab');
    if (sign === '→') return this.#take('Control+ArrowRight');
    if (sign === '⌫') return this.#press('Backspace');
    if (sign === '⇲') return this.#press('End');
    if (sign === '↶') return this.#press('Control+Z');
    if (sign === '\n') return this.#press('Enter', 2);
    if (sign === '↓') {
      await this.#press('ArrowDown');
      return this.#press('End');
    }
    if (/[a-z]/.test(sign) && this.#random() < mistakes) {
      await this.#write(String.fromCharCode(97 + Math.floor(this.#random() * 26)));
      await this.#press('Backspace', 1.5);
    }
    return this.#write(sign);
  }

  async #write(character: string): Promise<void> {
    await this.#workbench.page.keyboard.type(character);
    await this.#gap(/\w/.test(character) ? 1 : 1.4);
  }

  async #press(key: string, times = 1): Promise<void> {
    await this.#workbench.press(key);
    await this.#gap(times);
  }

  /** Takes ghost text, or a word of it, once there is some. Where none comes, nothing happens, as with a person. */
  async #take(key: string): Promise<void> {
    const end = Date.now() + patience;
    while (Date.now() < end && (await this.#workbench.ghostText()) === '') await delay(50);
    if ((await this.#workbench.ghostText()) === '') return;
    // Time to read it.
    await delay(300 + this.#random() * 400);
    await this.#press(key, 2);
  }

  /** Gaps between keys scatter like a lognormal distribution: rarely much shorter than the median, often longer. */
  async #gap(times: number): Promise<void> {
    const normal = Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());
    await delay(medianGap * times * Math.exp(0.4 * normal));
  }
}
