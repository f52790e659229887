import type * as vscode from 'vscode';
import { snapshotVersion } from '../../core/chat/migrations.ts';
import { restoreConversation, saveConversation } from '../../core/chat/snapshot.ts';
import type { Exchange } from '../../protocol/chat.ts';
import type { Log } from '../../core/log.ts';

const key = 'hearth.chat.conversation';

/** The key under which this version saves while the usual key holds the conversation of a newer Hearth. */
const besideNewerKey = `${key}.version${snapshotVersion}`;

/** The key of the last saved text that could not be read in full. */
const damagedKey = `${key}.damaged`;

/** Milliseconds from the last change of a streaming answer until it is saved. */
const delay = 1000;

/** Saves the conversation of this workspace across reloads. It never overwrites what it cannot read. */
export class ConversationStore implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #log: Log;
  readonly #tell: (text: string) => void;
  #key = key;
  #pending: readonly Exchange[] | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param tell shows a sentence to the user. */
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

  /** Saves after a short delay, or at once when something has been finished. */
  save(exchanges: readonly Exchange[], now: boolean): void {
    this.#pending = exchanges;
    if (now) this.#write();
    else this.#timer ??= setTimeout(() => this.#write(), delay);
  }

  dispose(): void {
    this.#write();
  }

  /** The saved conversation; `undefined` if a newer version saved it. */
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
  'This workspace’s Hearth chat was saved by a newer version of Hearth. It is kept for that version; a new chat starts here.';

const damagedMessage =
  'Parts of this workspace’s Hearth chat could not be read and are not shown. The saved text has been kept aside.';
