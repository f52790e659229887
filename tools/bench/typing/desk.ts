import { headLength } from '../../../src/core/completion/policy/machineWritten.ts';
import type { Situation } from '../../../src/core/completion/decide.ts';
import { needsPlace } from '../../../src/core/completion/decide.ts';
import type { Ask } from '../../../src/core/completion/ask.ts';
import { prefixLength, readWindow } from '../../../src/core/completion/window.ts';
import type { TextWindow } from '../../../src/core/text/textWindow.ts';
import type { PromptPlace } from '../../../src/core/context/choose.ts';
import { grammarOf } from '../../../src/core/syntax/grammars.ts';
import { readPlace } from '../../../src/core/syntax/readPlace.ts';
import { readerOf } from '../../replay/cursor.ts';
import { Elsewhere, type OpenDocument } from '../../replay/elsewhere.ts';
import { parserFor } from '../../replay/grammars.ts';
import { applyChanges, type Trace, type TraceEvent } from './trace.ts';

/**
 * The documents of a trace and what the host knows of them: stands in for VS Code. The product's edge in
 * features/completion collects the same from VS Code's API.
 */
export class Desk {
  readonly #files: Map<string, { languageId: string; text: string; offset: number }>;
  readonly #isAnchored: boolean;
  #file = '';
  readonly #elsewhere = new Elsewhere();
  #selected = false;
  /** How the last change of the document was made. */
  #last: Extract<TraceEvent, { type: 'edit' }>['how'];

  /** @param isAnchored whether the text before the cursor begins at an anchor, as the product's does. */
  constructor({ files }: Trace, isAnchored: boolean) {
    this.#files = new Map(Object.entries(files).map(([name, file]) => [name, { ...file, offset: 0 }]));
    this.#isAnchored = isAnchored;
  }

  get uri(): string {
    return `file:///project/${this.#file}`;
  }

  apply(event: TraceEvent): void {
    if (event.type === 'open' && event.file !== this.#file) {
      if (this.#file !== '') this.#elsewhere.leave(this.#document);
      this.#file = event.file;
    }
    const document = this.#current;
    if (event.type === 'edit') {
      this.#elsewhere.beforeEdit(this.#document);
      document.text = applyChanges(document.text, event.changes);
    }
    document.offset = event.offset;
    if (event.type === 'edit') this.#elsewhere.afterEdit(this.#document);
    this.#selected = event.type === 'move' && event.anchor !== undefined;
    if (event.type === 'edit') this.#last = event.how;
  }

  /** The cursor rests: what is new elsewhere goes along from now on. */
  rest(): void {
    this.#elsewhere.rest(this.#document, this.#place);
  }

  get window(): TextWindow {
    const { text, offset } = this.#current;
    const window = readWindow(readerOf(text), { from: offset, to: offset, text: '' });
    if (this.#isAnchored) return window;
    const start = Math.max(window.start, offset - prefixLength);
    return { ...window, start, prefix: window.prefix.slice(start - window.start) };
  }

  /** What a keystroke here asks. */
  async ask(): Promise<Ask> {
    const ask = this.askAt();
    const { situation } = ask;
    const grammar = grammarOf(situation.languageId);
    if (!grammar || !needsPlace(situation)) return ask;
    const place = readPlace(situation.window, grammar, await parserFor(grammar));
    return { ...ask, situation: { ...situation, place } };
  }

  /** The same without what the cursor stands in. */
  askAt(): Ask {
    return {
      uri: this.uri,
      situation: this.#situation(),
      snippets: () => this.#elsewhere.snippetsFor(this.#place),
      // Time must not decide how long an answer is.
      timeBudget: 600_000,
      insertOnly: false,
      trace: false,
    };
  }

  #situation(): Situation {
    const { languageId, text } = this.#current;
    return {
      explicit: false,
      enabled: true,
      languageOn: true,
      excluded: false,
      scheme: 'file',
      writable: true,
      path: this.#file,
      fullPath: `/project/${this.#file}`,
      exclusion: undefined,
      languageId,
      head: text.slice(0, headLength),
      cursors: 1,
      selectionEmpty: !this.#selected,
      undone: this.#last === 'undo',
      accepted: this.#last === 'accept',
      snoozed: false,
      modelFailed: false,
      window: this.window,
      place: undefined,
      delay: 0,
    };
  }

  get #place(): PromptPlace {
    const { offset, prefix, suffix } = this.window;
    return { uri: this.uri, languageId: this.#current.languageId, offset, prefix, suffix };
  }

  get #document(): OpenDocument {
    return { uri: this.uri, path: this.#file, ...this.#current };
  }

  get #current() {
    const current = this.#files.get(this.#file);
    if (!current) throw new Error(`There is no ${this.#file}.`);
    return current;
  }
}
