import * as vscode from 'vscode';
import {
  describeSnooze,
  nextChange,
  snoozeMinutes,
  type SnoozeControl,
  type SnoozeState,
} from '../../core/completion/snooze.ts';
import type { Log } from '../../core/log.ts';

/** Turns completions off for a while. Applies to this window only, and ends when it is reloaded. */
export class Snooze implements SnoozeControl, vscode.Disposable {
  readonly #log: Log;
  readonly #listeners = new Set<() => void>();
  #state: SnoozeState | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  get state(): SnoozeState | undefined {
    // Timers do not run while the computer sleeps, so the clock decides.
    const state = this.#state;
    return state === undefined || state.until === 'restart' || state.until > Date.now() ? state : undefined;
  }

  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts a snooze, or changes how long it lasts. */
  begin(state: SnoozeState): void {
    this.#state = state;
    this.#log.info(`Completion is snoozed ${describeSnooze(state, Date.now())}.`);
    this.#tick();
  }

  /** Ends the snooze, if there is one. */
  end(): void {
    if (!this.#state) return;
    this.#state = undefined;
    this.#log.info('Completion is no longer snoozed.');
    this.#tick();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  /** Notifies the listeners, and again whenever the wording of the time left changes. */
  #tick(): void {
    clearTimeout(this.#timer);
    if (this.#state && !this.state) {
      this.end();
      return;
    }
    for (const listener of this.#listeners) listener();
    void vscode.commands.executeCommand('setContext', 'hearth.completion.snoozed', this.#state !== undefined);
    const wait = this.#state && nextChange(this.#state, Date.now());
    // One millisecond extra, since a timer may fire slightly early.
    if (wait !== undefined) this.#timer = setTimeout(() => this.#tick(), wait + 1);
  }
}

/** Asks how long to snooze, and does so. An active snooze can be ended here, too. */
export async function chooseSnooze(snooze: Snooze): Promise<void> {
  const { state } = snooze;
  interface Choice extends vscode.QuickPickItem {
    run: () => void;
  }
  const lengths = snoozeMinutes.map((minutes): Choice => ({
    label: minutes === 60 ? '1 hour' : `${minutes} minutes`,
    run: () => snooze.begin({ until: Date.now() + minutes * 60_000 }),
  }));
  const untilRestart: Choice = {
    label: 'Until VS Code restarts',
    run: () => snooze.begin({ until: 'restart' }),
  };
  const end: Choice = { label: '$(bell) End Snooze', run: () => snooze.end() };
  const picked = await vscode.window.showQuickPick([...(state ? [end] : []), ...lengths, untilRestart], {
    title: state
      ? `Inline completion is snoozed ${describeSnooze(state, Date.now())}`
      : 'Snooze inline completion',
    placeHolder: 'For how long? The command Suggest Now works all the same.',
  });
  picked?.run();
}
