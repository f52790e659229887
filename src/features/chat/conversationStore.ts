import type * as vscode from 'vscode';
import { restoreConversation, saveConversation } from '../../core/chat/snapshot.ts';
import type { Exchange } from '../../protocol/chat.ts';
import type { Log } from '../../core/log.ts';

const key = 'hearth.chat.conversation';

/** Milliseconds after the last change of a streaming answer. */
const delay = 1000;

/** Keeps the conversation of this workspace over reloads. */
export class ConversationStore implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #log: Log;
  #pending: readonly Exchange[] | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(memento: vscode.Memento, log: Log) {
    this.#memento = memento;
    this.#log = log;
  }

  restore(): readonly Exchange[] {
    const saved: unknown = this.#memento.get(key);
    const exchanges = restoreConversation(saved);
    if (!exchanges && saved !== undefined)
      this.#log.warn('chat: the saved conversation cannot be read; starting anew');
    return exchanges ?? [];
  }

  /** Saves soon, or at once when something has been finished. */
  save(exchanges: readonly Exchange[], now: boolean): void {
    this.#pending = exchanges;
    if (now) this.#write();
    else this.#timer ??= setTimeout(() => this.#write(), delay);
  }

  dispose(): void {
    this.#write();
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#pending) return;
    const text = saveConversation(this.#pending);
    this.#pending = undefined;
    this.#memento
      .update(key, text)
      .then(undefined, (error: unknown) =>
        this.#log.warn(`chat: the conversation could not be saved: ${String(error)}`),
      );
  }
}
