import type * as vscode from 'vscode';
import { snapshotVersion } from '../../core/chat/migrations.ts';
import { restoreConversation, saveConversation } from '../../core/chat/snapshot.ts';
import type { Exchange } from '../../protocol/chat.ts';
import type { Log } from '../../core/log.ts';

const key = 'hearth.chat.conversation';

/** Where this Hearth keeps its conversation while a newer one has its own under the usual key. */
const besideNewerKey = `${key}.version${snapshotVersion}`;

/** Where the last text is kept that could not be read whole. */
const damagedKey = `${key}.damaged`;

/** Milliseconds after the last change of a streaming answer. */
const delay = 1000;

/** Keeps the conversation of this workspace over reloads. What it cannot read, it does not destroy. */
export class ConversationStore implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #log: Log;
  readonly #tell: (text: string) => void;
  #key = key;
  #pending: readonly Exchange[] | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** `tell` shows the user a sentence. */
  constructor(memento: vscode.Memento, log: Log, tell: (text: string) => void) {
    this.#memento = memento;
    this.#log = log;
    this.#tell = tell;
  }

  restore(): readonly Exchange[] {
    const exchanges = this.#read();
    if (exchanges) return exchanges;
    this.#log.warn('chat: the saved conversation is of a newer version; it is left as it is');
    this.#key = besideNewerKey;
    if (this.#memento.get(this.#key) === undefined) this.#tell(newerMessage);
    return this.#read() ?? [];
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

  /** What is saved, or undefined if a newer version saved it. */
  #read(): readonly Exchange[] | undefined {
    const saved: unknown = this.#memento.get(this.#key);
    if (saved === undefined) return [];
    const restored = restoreConversation(saved);
    if (restored.type === 'newer') return undefined;
    if (restored.damaged && this.#memento.get(damagedKey) !== saved) {
      this.#log.warn(`chat: the saved conversation is damaged; it is kept as ${damagedKey}`);
      this.#update(damagedKey, saved);
      this.#tell(damagedMessage);
    }
    return restored.exchanges;
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#pending) return;
    const text = saveConversation(this.#pending);
    this.#pending = undefined;
    this.#update(this.#key, text);
  }

  #update(where: string, value: unknown): void {
    this.#memento
      .update(where, value)
      .then(undefined, (error: unknown) =>
        this.#log.warn(`chat: the conversation could not be saved: ${String(error)}`),
      );
  }
}

const newerMessage =
  'This workspace’s Hearth chat was saved by a newer version of Hearth. It is kept for that version, and a new chat begins here.';

const damagedMessage =
  'Parts of this workspace’s Hearth chat could not be read and are not shown. The saved text has been kept aside.';
