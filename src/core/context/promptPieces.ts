import type { Problem, Snippet } from '../../protocol/model.ts';
import { choose, isStay, type Chosen, type PromptPlace } from './choose.ts';
import { editedAfter, type Edited } from './edits.ts';
import type { EditorEvent } from './editorEvents.ts';
import { Findings } from './findings.ts';
import { GivenPieces } from './given.ts';
import { movedAfter, type Moved } from './movedText.ts';
import type { Pieces } from './pieces.ts';
import { visitedAfter, type Visited } from './visited.ts';

/** Documents whose choice is kept: as many as the model process has states for, and some more. */
const remembered = 10;

/** Pieces that count as given: all that the states of so many documents can have, and no more to ask for at each keystroke. */
const mostGiven = 200;

/**
 * What goes along with prompts, from other places. It is collected from what happens in the editor, chosen when the cursor
 * rests in a new place, or for long, and then stays as it is: a keystroke finds the same each time, and so the KV cache
 * holds.
 */
export class PromptPieces {
  /** What language servers have said of names. */
  readonly findings = new Findings();
  readonly #isAllowed: (uri: string) => boolean;
  #visited: Visited = { pieces: [] };
  #edited: Edited = { pieces: [] };
  #moved: Moved = { pieces: [], selected: [] };
  readonly #chosen = new Map<string, Chosen>();
  /** By document, as they were when its pieces were chosen last. */
  readonly #problems = new Map<string, readonly Problem[]>();
  readonly #given = new GivenPieces(mostGiven);

  /**
   * @param isAllowed whether a document's code may reach prompts. Asked whenever a prompt is made, and not when a piece is
   *   taken: an ignore file may have changed since.
   */
  constructor(isAllowed: (uri: string) => boolean) {
    this.#isAllowed = isAllowed;
  }

  /** Takes note of what has happened, at a time in milliseconds from any fixed point. */
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

  /** For a prompt: pieces of code from elsewhere, the same until the next {@link refresh}. */
  snippetsFor(place: PromptPlace): Snippet[] {
    const chosen = this.#chosen.get(place.uri) ?? this.#choose(place);
    const pieces = chosen.pieces.filter(({ uri }) => this.#isAllowed(uri));
    for (const { uri, snippet } of pieces) this.#given.add(uri, snippet.path);
    return pieces.map(({ snippet }) => snippet);
  }

  /** Paths of the pieces that prompts have had and that are excluded by now. */
  withdrawn(): string[] {
    return this.#given.without(this.#isAllowed);
  }

  /** What the editor reports of the code near the cursor, the same until the next {@link refresh}. */
  problemsFor(uri: string): readonly Problem[] {
    return this.#problems.get(uri) ?? [];
  }

  /** Documents of which prompts have had pieces, or of all pieces. */
  urisOf(which: 'prompts' | 'all'): ReadonlySet<string> {
    const collected = which === 'all' ? this.#collected : [];
    return new Set([...this.#given.uris, ...collected.map(({ uri }) => uri)]);
  }

  /** Whether the user is still where the pieces were chosen. */
  isStay(place: PromptPlace): boolean {
    return isStay(this.#chosen.get(place.uri), place);
  }

  /** Takes up what is new, and the problems that are shown now. Returns whether prompts are others than before. */
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
