import type { Disposable } from 'vscode';
import { isSamePlace } from '../../../core/chat/places.ts';
import type { Log } from '../../../core/log.ts';
import type { ChatAttachment, Chip } from '../../../protocol/chat.ts';
import type { ContextSource, CreateContextSource, SourceDependencies } from './contextSource.ts';

/** Milliseconds from the last change of a source until the chips are updated. */
const settle = 100;

interface Dependencies extends Omit<SourceDependencies, 'changed'> {
  /** The sources by name; see contextSources.ts. */
  sources: Readonly<Record<string, CreateContextSource>>;
  /** Whether a document's text must not reach any model. */
  isExcluded: (uri: string) => Promise<boolean>;
  /** Receives the new chips. */
  show: (chips: readonly Chip[]) => void;
  log: Log;
}

/** The context that the next question will carry, from all sources. Its text is read when the question is sent. */
export class ContextChips implements Disposable {
  readonly #deps: Dependencies;
  readonly #sources: readonly (readonly [name: string, source: ContextSource])[];
  #shown = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    const changed = () => this.#soon();
    this.#sources = Object.entries(deps.sources).map(
      ([name, create]) => [name, create({ ...deps, changed })] as const,
    );
    this.#update();
  }

  /** Toggles a chip; one that does not follow the editor can only be removed. */
  include(id: string, included: boolean): void {
    for (const [name, source] of this.#sources)
      if (id.startsWith(`${name}:`)) source.include(id.slice(name.length + 1), included);
    this.#update();
  }

  /** Reads the text behind the chips. If a source fails, only its own attachments are lost. */
  async take(): Promise<ChatAttachment[]> {
    const attachments: ChatAttachment[] = [];
    for (const [name, source] of this.#sources) {
      try {
        for (const attachment of await source.take())
          if (await this.#mayBeSent(attachment, attachments)) attachments.push(attachment);
      } catch (error) {
        this.#deps.log.error(`chat: the context of ${name} could not be read: ${String(error)}`);
      }
    }
    this.#update();
    return attachments;
  }

  /** Restores the state at the start of a conversation. */
  reset(): void {
    for (const [, source] of this.#sources) source.reset();
    this.#update();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const [, source] of this.#sources) source.dispose();
  }

  /** Rejects duplicates, and excluded files: a file may have been excluded since its chip was shown. */
  async #mayBeSent(attachment: ChatAttachment, others: readonly ChatAttachment[]): Promise<boolean> {
    if (others.some((other) => isSamePlace(other, attachment))) return false;
    return attachment.uri === undefined || !(await this.#deps.isExcluded(attachment.uri));
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#update(), settle);
  }

  #update(): void {
    const chips: Chip[] = [];
    for (const [name, source] of this.#sources)
      for (const chip of source.chips())
        if (!chips.some((other) => isSamePlace(other, chip)))
          chips.push({ ...chip, id: `${name}:${chip.id}` });
    const shown = JSON.stringify(chips);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#deps.show(chips);
  }
}
