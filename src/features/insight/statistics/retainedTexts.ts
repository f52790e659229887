import * as vscode from 'vscode';
import { retainedCharacters } from '../../../core/statistics/retention.ts';
import { checkTimes, type CheckTime, type StatisticsEvent } from '../../../core/statistics/counting.ts';
import { moveRange } from '../../../core/text/moveRange.ts';
import type { TextRange } from '../../../core/text/position.ts';

interface AcceptedText {
  document: vscode.TextDocument;
  text: string;
  languageId: string;
  range: TextRange;
  open: Set<CheckTime>;
}

/**
 * Checks some time later whether accepted text is still there, wherever in its document it has moved. If the document
 * is closed earlier, it is checked then.
 */
export class RetainedTexts implements vscode.Disposable {
  readonly #count: (event: StatisticsEvent) => void;
  readonly #subscription: vscode.Disposable;
  readonly #timers = new Set<NodeJS.Timeout>();
  #texts: AcceptedText[] = [];

  constructor(count: (event: StatisticsEvent) => void) {
    this.#count = count;
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        for (const accepted of this.#texts) {
          if (accepted.document === document)
            accepted.range = contentChanges.reduce<TextRange>(moveRange, accepted.range);
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        for (const accepted of this.#texts.filter((each) => each.document === document))
          for (const when of accepted.open) this.#check(accepted, when);
      }),
    );
  }

  /** Watches accepted text that is now at the offset; ignored if it is not there. */
  add(document: vscode.TextDocument, offset: number, text: string): void {
    const accepted: AcceptedText = {
      document,
      text,
      languageId: document.languageId,
      range: new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length)),
      open: new Set<CheckTime>(['soon', 'later']),
    };
    if (readRange(accepted) !== text) return;
    this.#texts.push(accepted);
    for (const when of accepted.open) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        this.#check(accepted, when);
      }, checkTimes[when]);
      this.#timers.add(timer);
    }
  }

  /** Drops all pending checks. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#texts = [];
  }

  dispose(): void {
    this.clear();
    this.#subscription.dispose();
  }

  #check(accepted: AcceptedText, when: CheckTime): void {
    if (!accepted.open.delete(when)) return;
    const { text, languageId } = accepted;
    const retained = retainedCharacters(text, readRange(accepted));
    this.#count({ type: 'checked', languageId, when, characters: text.length, retained });
    if (accepted.open.size === 0) this.#texts = this.#texts.filter((each) => each !== accepted);
  }
}

function readRange({ document, range: { start, end } }: AcceptedText): string {
  return document.getText(new vscode.Range(start.line, start.character, end.line, end.character));
}
