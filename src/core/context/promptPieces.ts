import type { Problem, Snippet } from '../../protocol/model.ts';
import { choose, isStay, type Chosen, type PromptPlace } from './choose.ts';
import { editedAfter, type Edited } from './edits.ts';
import type { EditorEvent } from './editorEvents.ts';
import { Findings } from './findings.ts';
import { GivenPieces } from './given.ts';
import { movedAfter, type Moved } from './movedText.ts';
import type { Pieces } from './pieces.ts';
import { visitedAfter, type Visited } from './visited.ts';

/** Documents whose choice is kept: a few more than the model process has states for. */
const remembered = 10;

/**
 * Pieces that count as given: all that the states of so many documents can contain, and few enough to check at each
 * keystroke.
 */
const mostGiven = 200;

/**
 * The pieces from other places that accompany prompts. They are collected from editor events, chosen when the user
 * pauses in a new place or for long, and then stay fixed: every keystroke sees the same pieces, so the KV cache stays
 * valid.
 */
export class PromptPieces {
  /** What language servers answered about names. */
  readonly findings = new Findings();
  readonly #isAllowed: (uri: string) => boolean;
  #visited: Visited = { pieces: [] };
  #edited: Edited = { pieces: [] };
  #moved: Moved = { pieces: [], selected: [] };
  readonly #chosen = new Map<string, Chosen>();
  /** The problems of each document at its last choice. */
  readonly #problems = new Map<string, readonly Problem[]>();
  readonly #given = new GivenPieces(mostGiven);

  /**
   * @param isAllowed whether a document's code may reach prompts. Checked when a prompt is made, not when a piece is
   *   taken, since an ignore file may have changed in between.
   */
  constructor(isAllowed: (uri: string) => boolean) {
    this.#isAllowed = isAllowed;
  }

  /** Takes an event, at a time in milliseconds from any origin. */
  note(event: EditorEvent, time: number): void {
    this.#visited = visitedAfter(this.#visited, event, time);
    this.#edited = editedAfter(this.#edited, event, time);
    this.#moved = movedAfter(this.#moved, event, time);
    if (event.type === 'changed') this.findings.changed(event.document.uri);
    if (event.type !== 'deleted') return;
    this.findings.forget(event.isGone);
    this.#chosen.clear();
    this.#problems.clear();
  }

  /** Pieces of code from elsewhere for a prompt; the same until the next {@link refresh}. */
  snippetsFor(place: PromptPlace): Snippet[] {
    const chosen = this.#chosen.get(place.uri) ?? this.#choose(place);
    const pieces = chosen.pieces.filter(({ uri }) => this.#isAllowed(uri));
    for (const { uri, snippet } of pieces) this.#given.add(uri, snippet.path);
    return pieces.map(({ snippet }) => snippet);
  }

  /** Paths of pieces that prompts have contained and that have been excluded since. */
  withdrawn(): string[] {
    return this.#given.without(this.#isAllowed);
  }

  /** Problems that the editor reported near the cursor; the same until the next {@link refresh}. */
  problemsFor(uri: string): readonly Problem[] {
    return this.#problems.get(uri) ?? [];
  }

  /** The documents whose pieces have been in prompts, or all documents with pieces. */
  urisOf(which: 'prompts' | 'all'): ReadonlySet<string> {
    const collected = which === 'all' ? this.#collected : [];
    return new Set([...this.#given.uris, ...collected.map(({ uri }) => uri)]);
  }

  /** Whether the user is still where the pieces were chosen. */
  isStay(place: PromptPlace): boolean {
    return isStay(this.#chosen.get(place.uri), place);
  }

  /** Chooses again, from all pieces and the current problems. Returns whether prompts have changed. */
  refresh(place: PromptPlace, problems: readonly Problem[]): boolean {
    const before = this.#chosen.get(place.uri)?.pieces;
    const { pieces } = this.#choose(place);
    const isReported = JSON.stringify(problems) !== JSON.stringify(this.problemsFor(place.uri));
    this.#problems.set(place.uri, problems);
    return isReported || pieces.length !== before?.length || pieces.some((piece, at) => piece !== before[at]);
  }

  #choose(place: PromptPlace): Chosen {
    const allowed = this.#collected.filter(({ uri }) => this.#isAllowed(uri));
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

  get #collected(): Pieces {
    return [this.#visited, this.#edited, this.#moved, this.findings].flatMap(({ pieces }) => pieces);
  }
}
