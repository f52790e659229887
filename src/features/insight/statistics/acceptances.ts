import * as vscode from 'vscode';
import { follow, type LiveSuggestion } from '../../../core/statistics/follow.ts';
import type { Observation } from '../../../core/inspector/observer.ts';
import type { StatisticsEvent } from '../../../core/statistics/counting.ts';
import type { RetainedTexts } from './retainedTexts.ts';

/** A suggestion that was shown and may still be accepted. */
interface Shown {
  id: number;
  uri: string;
  languageId: string;
  /** Where it is now; `undefined` once the document has diverged from it. */
  live: LiveSuggestion | undefined;
  /**
   * Where it was before the document's last change: accepting it is such a change, and is reported to us only
   * afterwards.
   */
  before: LiveSuggestion | undefined;
  /** Part of it was accepted. */
  parts: boolean;
  /** All of it was accepted, and counted. */
  accepted: boolean;
}

/** Suggestions to remember: an editor may accept an older one than the last that it was given. */
const remembered = 8;

/** Tracks which suggestions were shown and how much of them was accepted, and counts it. */
export class Acceptances implements vscode.Disposable {
  readonly #count: (event: StatisticsEvent) => void;
  readonly #retained: RetainedTexts;
  readonly #subscription: vscode.Disposable;
  #shown: Shown[] = [];
  /**
   * The part of a suggestion that the last change inserted. The next cursor movement tells whether it was typed or
   * accepted.
   */
  #along: Part | undefined;
  #lastId = 0;

  constructor(parts: { count: (event: StatisticsEvent) => void; retained: RetainedTexts }) {
    this.#count = parts.count;
    this.#retained = parts.retained;
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      vscode.window.onDidChangeTextEditorSelection(({ kind }) => this.#settle(kind)),
    );
  }

  /** A request has produced a suggestion. Returns its number: the same one while the user types along it. */
  shown({ ask, result }: Observation): number {
    const { fitted, served } = result;
    if (!fitted) return 0;
    const { uri, situation } = ask;
    const { languageId, window } = situation;
    const text = withLineEnds(fitted.text, documentAt(uri));
    const { length: back, text: typed } = fitted.replaced ?? { length: 0, text: '' };
    const live = { text, offset: window.offset - back + typed.length, used: 0 };
    const mayBe = this.#shown.filter((each) => each.uri === uri && !each.accepted);
    const known = served === 'reused' ? mayBe.at(-1) : mayBe.findLast((each) => isAt(each.live, live));
    if (known) {
      Object.assign(known, { live, before: undefined });
      return known.id;
    }
    const shown = { id: ++this.#lastId, uri, languageId, live, before: undefined, parts: false };
    this.#shown = [...this.#shown, { ...shown, accepted: false }].slice(-remembered);
    this.#count({ type: 'shown', languageId, characters: text.length });
    return shown.id;
  }

  /**
   * The editor has accepted a whole suggestion.
   * @param chosen the text of the accepted item: of the one shown first, or of an alternative.
   */
  accepted(id: number, chosen: string): void {
    const shown = this.#shown.find((each) => each.id === id);
    if (!shown || shown.accepted) return;
    shown.accepted = true;
    const before = shown.before ?? shown.live;
    const rest = before ? before.text.slice(before.used) : '';
    const document = documentAt(shown.uri);
    const whole = withLineEnds(chosen, document);
    // The editor may still hold the item from before part of it was typed.
    const text = rest !== '' && whole.endsWith(rest) ? rest : whole;
    const { languageId, parts } = shown;
    this.#count({ type: 'accepted', languageId, characters: text.length, afterParts: parts });
    if (document && before) this.#retained.add(document, before.offset, text);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    const uri = document.uri.toString();
    this.#along = undefined;
    for (const shown of this.#shown) {
      if (shown.uri !== uri || shown.accepted) continue;
      shown.before = shown.live;
      for (const { rangeOffset, rangeLength, text } of contentChanges) {
        if (!shown.live) break;
        const followed = follow(shown.live, { offset: rangeOffset, removed: rangeLength, text });
        shown.live = followed.live;
        // The newest wins: an older one with the same text is no longer what the editor shows.
        if (followed.live && followed.along) this.#along = { shown, document, offset: rangeOffset, text };
      }
    }
  }

  /**
   * VS Code tells an extension when a whole suggestion is accepted, but not when only a word or a line is. Typing
   * moves the cursor with the keyboard as its source; accepting a part moves it with an unknown source.
   */
  #settle(kind: vscode.TextEditorSelectionChangeKind | undefined): void {
    const part = this.#along;
    this.#along = undefined;
    if (kind !== undefined || !part) return;
    const { shown, document, offset, text } = part;
    const { languageId, parts: again } = shown;
    shown.parts = true;
    this.#count({ type: 'partly', languageId, characters: text.length, again });
    this.#retained.add(document, offset, text);
  }
}

interface Part {
  shown: Shown;
  document: vscode.TextDocument;
  offset: number;
  text: string;
}

function isAt(live: LiveSuggestion | undefined, { text, offset }: LiveSuggestion): boolean {
  return live?.offset === offset && live.text.slice(live.used) === text;
}

function withLineEnds(text: string, document: vscode.TextDocument | undefined): string {
  return document?.eol === vscode.EndOfLine.CRLF
    ? text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n')
    : text;
}

function documentAt(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
