import type { PromptPlace } from '../../src/core/context/choose.ts';
import { readWindow, toPromptText } from '../../src/core/completion/window.ts';
import type { Engine } from '../../src/model/engine.ts';
import type { CompletionRequest, Problem } from '../../src/protocol/model.ts';
import { readerOf } from '../../tools/replay/cursor.ts';
import { Elsewhere, type OpenDocument } from '../../tools/replay/elsewhere.ts';
import { doneOf, run } from '../support/engine.ts';

/** What one request cost. */
export interface Step {
  /** What the user did before it. */
  what: 'key' | 'accept' | 'rest';
  /** Tokens of the text that is new: one for a key at most. */
  typed: number;
  evaluated: number;
  file: string;
}

/** What the editor puts behind the cursor for some keys, and steps over when it is typed. */
const closers: Partial<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/**
 * A user at the real engine: types, jumps, edits elsewhere, changes files and takes suggestions, and the host's part
 * of it: a request for each key, the files visited and the places edited before as snippets, and a prompt evaluated ahead at
 * each rest.
 */
export class Typist {
  readonly steps: Step[] = [];
  readonly #engine: Engine;
  readonly #files: Map<string, { text: string; offset: number }>;
  #file = '';
  readonly #elsewhere = new Elsewhere();
  /** What the editor shows now, and what a prompt has of it since the last rest. */
  #problems: { shown: readonly Problem[]; taken: readonly Problem[] } = { shown: [], taken: [] };
  #suggestion = { text: '', tokens: 0 };

  constructor(engine: Engine, files: Record<string, string>) {
    this.#engine = engine;
    this.#files = new Map(Object.entries(files).map(([name, text]) => [name, { text, offset: 0 }]));
  }

  /** Opens a file where the cursor was in it, and looks at it for a moment, or types at once. */
  async open(name: string, then: 'rest' | 'hurry' = 'rest'): Promise<void> {
    if (this.#file !== '') this.#elsewhere.leave(this.#document);
    this.#file = name;
    if (then === 'rest') await this.rest();
  }

  /** Puts the cursor behind the first occurrence of a text. */
  async jump(behind: string, then: 'rest' | 'hurry' = 'rest'): Promise<void> {
    const at = this.#current.text.indexOf(behind);
    if (at === -1) throw new Error(`${this.#file} has no ${JSON.stringify(behind)}.`);
    this.#current.offset = at + behind.length;
    if (then === 'rest') await this.rest();
  }

  /** Types key by key as into VS Code: brackets close by themselves, and a line end between braces makes two. */
  async type(text: string): Promise<void> {
    for (const key of text) {
      const { before, after } = this.#around();
      if (after.startsWith(key) && Object.values(closers).includes(key))
        this.#set(before + key, after.slice(1));
      else if (key === '\n' && before.endsWith('{') && after.startsWith('}'))
        this.#set(`${before}\n  `, `\n${after}`);
      else this.#set(before + key, (closers[key] ?? '') + after);
      await this.#ask('key', 1);
    }
  }

  /** Puts a text in at once. */
  async paste(text: string): Promise<void> {
    const { before, after } = this.#around();
    this.#set(before + text, after);
    await this.#ask('key', 0);
  }

  /** Removes some text before the cursor in one go, which is then code to be used elsewhere. */
  async cut(length: number): Promise<void> {
    const { before, after } = this.#around();
    this.#elsewhere.cut(this.#document);
    this.#set(before.slice(0, -length), after);
    await this.#ask('key', 0);
  }

  /** What language support finds from the next rest on: the definition of a name, and what is wrong. */
  find(definition: { name: string; text: string }, ...problems: Problem[]): void {
    const snippet = { path: `${definition.name}.ts`, languageId: 'typescript', text: definition.text };
    this.#elsewhere.find(definition.name, snippet);
    this.#problems = { ...this.#problems, shown: problems };
  }

  /** Takes the last suggestion as a whole. */
  async accept(): Promise<void> {
    const { text, tokens } = this.#suggestion;
    const { before, after } = this.#around();
    this.#set(before + text, after);
    await this.#ask('accept', tokens);
  }

  /** Long enough for what is new to be evaluated. */
  async rest(): Promise<void> {
    this.#elsewhere.rest(this.#document, this.#place());
    this.#problems = { ...this.#problems, taken: this.#problems.shown };
    const request = { ...this.request(), maxTokens: 0, background: true };
    const end = doneOf(await run(this.#engine, request));
    this.steps.push({ what: 'rest', typed: 0, evaluated: end.usage.evaluatedTokens, file: this.#file });
  }

  /** Tokens that were evaluated beyond what was typed, for each key and each accept. */
  get extra(): number[] {
    return this.steps
      .filter(({ what }) => what !== 'rest')
      .map(({ typed, evaluated }) => Math.max(0, evaluated - typed));
  }

  /** The last step's, alone. */
  get lastExtra(): number {
    return this.extra.at(-1) ?? NaN;
  }

  get suggestion(): string {
    return this.#suggestion.text;
  }

  get #current(): { text: string; offset: number } {
    const current = this.#files.get(this.#file);
    if (!current) throw new Error(`There is no ${this.#file}.`);
    return current;
  }

  get #document(): OpenDocument {
    return { uri: this.#file, path: this.#file, languageId: 'typescript', ...this.#current };
  }

  #around(): { before: string; after: string } {
    const { text, offset } = this.#current;
    return { before: text.slice(0, offset), after: text.slice(offset) };
  }

  #set(before: string, after: string): void {
    this.#elsewhere.beforeEdit(this.#document);
    this.#files.set(this.#file, { text: before + after, offset: before.length });
    this.#elsewhere.afterEdit(this.#document);
  }

  #place(): PromptPlace {
    const { text, offset } = this.#current;
    const { prefix, suffix } = readWindow(readerOf(text), { from: offset, to: offset, text: '' });
    return { uri: this.#file, languageId: 'typescript', offset, prefix, suffix };
  }

  async #ask(what: 'key' | 'accept', typed: number): Promise<void> {
    const answer = await run(this.#engine, this.request());
    const { usage } = doneOf(answer);
    this.#suggestion = { text: answer.text, tokens: usage.generatedTokens };
    this.steps.push({ what, typed, evaluated: usage.evaluatedTokens, file: this.#file });
  }

  /** What a keystroke here would ask. */
  request(): CompletionRequest {
    const place = this.#place();
    const { prefix, suffix } = place;
    return {
      kind: 'completion',
      context: {
        path: this.#file,
        languageId: 'typescript',
        prefix: toPromptText(prefix),
        suffix: toPromptText(suffix),
      },
      snippets: this.#elsewhere.snippetsFor(place),
      problems: this.#problems.taken,
      shape: 'line',
      // Enough for a suggestion to take; the rest would cost time and say nothing about the prompt.
      maxTokens: 6,
      timeBudget: 60_000,
    };
  }
}
