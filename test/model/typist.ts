import { completionRequest, type Ask } from '../../src/core/completion/ask.ts';
import type { Engine } from '../../src/model/engine.ts';
import type { CompletionRequest, Problem } from '../../src/protocol/model.ts';
import { PlainEditor, type PlainFile } from '../../tools/replay/plainEditor.ts';
import { situationIn } from '../../tools/replay/situation.ts';
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
 * A user at the real engine: types, jumps, edits elsewhere, changes files and takes suggestions. What goes along with a
 * prompt is collected, chosen and asked for by the product's own code. But here each key asks the model, also where the
 * product would know the answer or ask nothing: what a prompt costs is to be seen at every key.
 */
export class Typist {
  readonly steps: Step[] = [];
  readonly #engine: Engine;
  readonly #editor: PlainEditor;
  #problems: readonly Problem[] = [];
  #suggestion = { text: '', tokens: 0 };

  constructor(engine: Engine, files: Record<string, string>) {
    this.#engine = engine;
    const opened: Record<string, PlainFile> = {};
    for (const [name, text] of Object.entries(files)) opened[name] = { languageId: 'typescript', text };
    this.#editor = new PlainEditor(opened);
  }

  /** Opens a file where the cursor was in it, and looks at it for a moment, or types at once. */
  async open(name: string, then: 'rest' | 'hurry' = 'rest'): Promise<void> {
    this.#editor.open(name);
    if (then === 'rest') await this.rest();
  }

  /** Puts the cursor behind the first occurrence of a text. */
  async jump(behind: string, then: 'rest' | 'hurry' = 'rest'): Promise<void> {
    const { name, text } = this.#editor;
    const at = text.indexOf(behind);
    if (at === -1) throw new Error(`${name} has no ${JSON.stringify(behind)}.`);
    this.#editor.move(at + behind.length);
    if (then === 'rest') await this.rest();
  }

  /** Types key by key as into VS Code: brackets close by themselves, and a line end between braces makes two. */
  async type(text: string): Promise<void> {
    for (const key of text) {
      const { text: all, offset } = this.#editor;
      if (all.startsWith(key, offset) && Object.values(closers).includes(key)) this.#insert(key, '', 1);
      else if (key === '\n' && all[offset - 1] === '{' && all[offset] === '}') this.#insert('\n  ', '\n');
      else this.#insert(key, closers[key]);
      await this.#ask('key', 1);
    }
  }

  /** Puts a text in at once. */
  async paste(text: string): Promise<void> {
    this.#insert(text);
    await this.#ask('key', 0);
  }

  /** Selects some text before the cursor and cuts it, which is then code to be used elsewhere. */
  async cut(length: number): Promise<void> {
    const { offset } = this.#editor;
    const start = offset - length;
    this.#editor.move(offset, start);
    this.#editor.edit([{ offset: start, removed: length, text: '' }], start);
    await this.#ask('key', 0);
  }

  /** What language support finds from the next rest on: the definition of a name, and what is wrong. */
  find(definition: { name: string; text: string }, ...problems: Problem[]): void {
    const { name, text } = definition;
    const uri = `file:///project/${name}.ts`;
    const snippet = { path: `${name}.ts`, languageId: 'typescript', text };
    this.#editor.pieces.findings.note(
      { uri: this.#editor.uri, version: 1, imports: '', name, imported: true },
      { kind: 'definition', uri, line: 0, name, takenAt: ++found, snippet },
    );
    this.#problems = problems;
  }

  /** Takes the last suggestion as a whole. */
  async accept(): Promise<void> {
    const { text, tokens } = this.#suggestion;
    this.#insert(text);
    await this.#ask('accept', tokens);
  }

  /** Long enough for what is new to be evaluated. */
  async rest(): Promise<void> {
    const editor = this.#editor;
    editor.rest();
    editor.pieces.refresh(editor.placeIn(editor.window), this.#problems);
    const request = { ...this.request(), maxTokens: 0, background: true };
    const end = doneOf(await run(this.#engine, request));
    this.steps.push({
      what: 'rest',
      typed: 0,
      evaluated: end.usage.evaluatedTokens,
      file: this.#editor.name,
    });
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

  /** Puts text before and after the cursor, which may take the place of some after it. */
  #insert(before: string, after = '', over = 0): void {
    const { offset } = this.#editor;
    this.#editor.edit([{ offset, removed: over, text: before + after }], offset + before.length);
  }

  async #ask(what: 'key' | 'accept', typed: number): Promise<void> {
    const answer = await run(this.#engine, this.request());
    const { usage } = doneOf(answer);
    this.#suggestion = { text: answer.text, tokens: usage.generatedTokens };
    this.steps.push({ what, typed, evaluated: usage.evaluatedTokens, file: this.#editor.name });
  }

  /** What a keystroke here would ask. */
  request(): CompletionRequest {
    const editor = this.#editor;
    const { name, uri, window, languageId, pieces } = editor;
    const ask: Ask = {
      ...{ uri, situation: situationIn({ window, languageId, path: name }, editor.text) },
      ...{ timeBudget: 60_000, insertOnly: false, trace: false },
      snippets: () => pieces.snippetsFor(editor.placeIn(window)),
      problems: () => pieces.problemsFor(uri),
    };
    // Enough for a suggestion to take; the rest would cost time and say nothing about the prompt.
    return { ...completionRequest(ask, 'line'), maxTokens: 6 };
  }
}

/** Orders what language support has found, after all that is taken in an editor. */
let found = 1e6;
