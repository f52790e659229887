import type * as vscode from 'vscode';
import { parseStatistics } from '../../../core/statistics/parseStatistics.ts';
import { localDay } from '../../../core/statistics/report.ts';
import { countEvent, type StatisticsEvent } from '../../../core/statistics/counting.ts';
import type { Statistics } from '../../../protocol/statistics.ts';

/**
 * The key of the numbers in VS Code's storage, on this machine. It is not among the keys that Settings Sync transfers.
 */
const key = 'hearth.statistics';

/** Milliseconds for which events are collected before they are written. */
const writeDelay = 5000;

/** The numbers of all windows, in VS Code's storage. */
export class StatisticsStore implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #listeners = new Set<() => void>();
  /**
   * Not written yet. Kept as events, so that they can be added to numbers that another window has written meanwhile.
   */
  #unwritten: { event: StatisticsEvent; day: string }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** Everything counted, including what this window has not written yet. */
  read(): Statistics {
    return this.#unwritten.reduce(
      (statistics, { event, day }) => countEvent(statistics, event, day),
      parseStatistics(this.#memento.get(key)),
    );
  }

  count(event: StatisticsEvent): void {
    this.#unwritten.push({ event, day: localDay(new Date()) });
    this.#timer ??= setTimeout(() => this.#write(), writeDelay);
    this.#tell();
  }

  /** Deletes all numbers. */
  clear(): void {
    this.#unwritten = [];
    void this.#memento.update(key, undefined);
    this.#tell();
  }

  /** Returns the function that unsubscribes. */
  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#listeners.clear();
    this.#write();
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#unwritten.length === 0) return;
    const statistics = this.read();
    this.#unwritten = [];
    void this.#memento.update(key, statistics);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
