import type { Ask } from '../../../src/core/completion/ask.ts';
import { needsPlace } from '../../../src/core/completion/decide.ts';
import { prefixLength } from '../../../src/core/completion/window.ts';
import { grammarOf } from '../../../src/core/syntax/grammars.ts';
import { readPlace } from '../../../src/core/syntax/readPlace.ts';
import type { TextWindow } from '../../../src/core/text/textWindow.ts';
import { parserFor } from '../../replay/grammars.ts';
import { PlainEditor } from '../../replay/plainEditor.ts';
import { situationIn } from '../../replay/situation.ts';
import type { EditKind, Trace, TraceEvent } from './trace.ts';

/** A trace as it is played: what the editor has, and what Hearth would ask in it. */
export class Desk {
  readonly #editor: PlainEditor;
  readonly #isAnchored: boolean;
  #isSelected = false;
  /** How the last change of the document was made. */
  #last: EditKind | undefined;

  /** @param isAnchored whether the text before the cursor begins at an anchor, as the product's does. */
  constructor({ files }: Trace, isAnchored: boolean) {
    this.#editor = new PlainEditor(files);
    this.#isAnchored = isAnchored;
  }

  get uri(): string {
    return this.#editor.uri;
  }

  apply(event: TraceEvent): void {
    const editor = this.#editor;
    if (event.file !== editor.name) editor.open(event.file);
    if (event.type === 'edit') {
      editor.edit(event.changes, event.offset, event.how === 'undo');
      this.#last = event.how;
    } else editor.move(event.offset, event.type === 'move' ? event.anchor : undefined);
    this.#isSelected = event.type === 'move' && event.anchor !== undefined;
  }

  /** The cursor rests: what is new elsewhere goes along from now on. */
  rest(): void {
    const editor = this.#editor;
    editor.rest();
    editor.pieces.refresh(editor.placeIn(this.window), []);
  }

  get window(): TextWindow {
    const { window } = this.#editor;
    if (this.#isAnchored) return window;
    const start = Math.max(window.start, window.offset - prefixLength);
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
    const editor = this.#editor;
    const { name, uri, languageId, pieces } = editor;
    const situation = situationIn(
      {
        ...{ languageId, window: this.window, path: name, fullPath: `/project/${name}` },
        ...{ selectionEmpty: !this.#isSelected },
        ...{ undone: this.#last === 'undo', accepted: this.#last === 'accept' },
      },
      editor.text,
    );
    return {
      ...{ uri, situation, insertOnly: false, trace: false },
      snippets: () => pieces.snippetsFor(editor.placeIn(situation.window)),
      withdrawn: () => pieces.withdrawn(),
      problems: () => pieces.problemsFor(uri),
      // Time must not decide how long an answer is.
      timeBudget: 600_000,
    };
  }
}
