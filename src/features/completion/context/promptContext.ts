import * as vscode from 'vscode';
import type { TextWindow } from '../../../core/text/textWindow.ts';
import { choose, isStay, type Chosen, type PromptPlace } from '../../../core/context/choose.ts';
import { GivenPieces } from '../../../core/context/given.ts';
import type { Problem, Snippet } from '../../../protocol/model.ts';
import type { Exclusions } from '../../../vscode/exclusion/exclusions.ts';
import { Definitions } from './definitions.ts';
import { problemsAt } from './problems.ts';
import { MovedText } from './movedText.ts';
import { RecentEdits } from './recentEdits.ts';
import { VisitedDocuments } from './visitedDocuments.ts';

/** Documents whose choice is kept: as many as the model process has states for, and some more. */
const remembered = 10;

/** Pieces that count as given: all that the states of so many documents can have, and no more to ask for at each keystroke. */
const mostGiven = 200;

/**
 * What goes along with prompts, from other places. It is chosen when the cursor rests in a new place, or for long, and
 * then stays as it is: a keystroke finds the same each time, and so the KV cache holds.
 */
export class PromptContext implements vscode.Disposable {
  readonly #exclusions: Exclusions;
  readonly #visited = new VisitedDocuments();
  readonly #edits = new RecentEdits();
  readonly #moved = new MovedText();
  readonly #definitions: Definitions;
  readonly #chosen = new Map<string, Chosen>();
  /** By document, as they were when its pieces were chosen last. */
  readonly #problems = new Map<string, readonly Problem[]>();
  readonly #given = new GivenPieces(mostGiven);
  readonly #subscription = vscode.workspace.onDidDeleteFiles(({ files }) => {
    // A notebook's cells have its path, and a scheme of their own.
    const isGone = (uri: string) => {
      const { path } = vscode.Uri.parse(uri, true);
      return files.some((file) => path === file.path || path.startsWith(`${file.path}/`));
    };
    for (const collector of this.#collectors) collector.forget(isGone);
    this.#chosen.clear();
    this.#problems.clear();
  });

  constructor(exclusions: Exclusions) {
    this.#exclusions = exclusions;
    this.#definitions = new Definitions(exclusions);
  }

  /** For a prompt in a document: pieces of code from elsewhere, the same until the next {@link refresh}. */
  snippetsFor(document: vscode.TextDocument, window: TextWindow): Snippet[] {
    const chosen = this.#chosen.get(document.uri.toString()) ?? this.#choose(placeOf(document, window));
    // Asked now, and not when a piece was taken: an ignore file may have changed since.
    const pieces = chosen.pieces.filter((piece) => this.#isAllowed(piece.uri));
    for (const { uri, snippet } of pieces) this.#given.add(uri, snippet.path);
    return pieces.map(({ snippet }) => snippet);
  }

  /** Paths of the pieces that prompts have had and that are excluded by now. */
  withdrawn(): string[] {
    return this.#given.without((uri) => this.#isAllowed(uri));
  }

  /**
   * Reads what has to be read to know which pieces are excluded, after an ignore file has changed: else for a moment all
   * are, and a prompt without any would cost a whole prefill. A keystroke waits for those only that prompts have had.
   */
  async readExclusions(which: 'of prompts' | 'of all'): Promise<void> {
    const collected = which === 'of all' ? this.#collectors.flatMap(({ pieces }) => pieces) : [];
    const uris = new Set([...this.#given.uris, ...collected.map(({ uri }) => uri)]);
    await Promise.all([...uris].map((uri) => this.#exclusions.read(vscode.Uri.parse(uri, true))));
  }

  /** What the editor reports of the code near the cursor, the same until the next {@link refresh}. */
  problemsFor(document: vscode.TextDocument): readonly Problem[] {
    return this.#problems.get(document.uri.toString()) ?? [];
  }

  /**
   * The cursor rests. Takes up what is new: at once where the user has just come to, after a long rest where the user
   * stays and may go on typing any moment. Takes less than half a second, and ends when the signal aborts. Returns
   * whether prompts are now others than before.
   */
  async refresh(
    { document, selection }: vscode.TextEditor,
    window: TextWindow,
    rest: 'short' | 'long',
    signal: AbortSignal,
  ): Promise<boolean> {
    const place = placeOf(document, window);
    const position = selection.active;
    this.#edits.goTo(document, position);
    const before = this.#chosen.get(place.uri);
    if (rest === 'short' && isStay(before, place)) return false;
    await this.#definitions.find(document, inDocument(document, position, window), signal);
    if (signal.aborted) return false;
    const { pieces } = this.#choose(place);
    const isReported = this.#takeProblems(document, position.line);
    return (
      isReported ||
      pieces.length !== before?.pieces.length ||
      pieces.some((piece, at) => piece !== before.pieces[at])
    );
  }

  dispose(): void {
    for (const collector of this.#collectors) collector.dispose();
    this.#subscription.dispose();
  }

  #choose(place: PromptPlace): Chosen {
    const candidates = this.#collectors.flatMap(({ pieces }) => pieces);
    const allowed = candidates.filter(({ uri }) => this.#isAllowed(uri));
    const chosen = choose(this.#chosen.get(place.uri), allowed, place);
    this.#chosen.delete(place.uri);
    this.#chosen.set(place.uri, chosen);
    const [oldest] = this.#chosen.keys();
    if (this.#chosen.size > remembered && oldest !== undefined) {
      this.#chosen.delete(oldest);
      this.#problems.delete(oldest);
    }
    return chosen;
  }

  /** Returns whether there are others than before. */
  #takeProblems(document: vscode.TextDocument, line: number): boolean {
    const uri = document.uri.toString();
    const before = this.#problems.get(uri) ?? [];
    const now = problemsAt(document, line);
    this.#problems.set(uri, now);
    return JSON.stringify(now) !== JSON.stringify(before);
  }

  get #collectors() {
    return [this.#visited, this.#edits, this.#moved, this.#definitions];
  }

  #isAllowed(uri: string): boolean {
    return this.#exclusions.check(vscode.Uri.parse(uri, true)) === undefined;
  }
}

function placeOf(document: vscode.TextDocument, { offset, prefix, suffix }: TextWindow): PromptPlace {
  return { uri: document.uri.toString(), languageId: document.languageId, offset, prefix, suffix };
}

/** A notebook's window counts from its first cell; to find names, the cell's own text has to be counted from. */
function inDocument(
  document: vscode.TextDocument,
  position: vscode.Position,
  window: TextWindow,
): TextWindow {
  const shift = window.offset - document.offsetAt(position);
  return { ...window, start: window.start - shift, offset: window.offset - shift };
}
