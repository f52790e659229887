import { unended, type Generate } from '../../modelService.ts';
import type { CompletionRequest, DoneReason, ModelEvent } from '../../../protocol/model.ts';
import { clean, type Cleaned } from '../clean/clean.ts';
import type { EditorIndentation } from '../clean/indentationStyle.ts';
import { toOffer, typedAlong, typedInto, type Offer } from './reuse.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/** What a request is for. */
export interface FlightPlan {
  uri: string;
  window: TextWindow;
  languageId: string;
  /** How the editor indents the document. */
  indentation?: EditorIndentation | undefined;
  request: CompletionRequest;
  /** The window is not the text around the cursor as it is, but as it would be with IntelliSense's selected item. */
  insertOnly: boolean;
}

/** The last event of a request. */
export type FlightEnd = Extract<ModelEvent, { type: 'done' | 'failed' }>;

/** How waiting for a flight ended, for one waiter. */
export type Landing =
  /** The model has answered. */
  | { type: 'landed'; end: FlightEnd }
  /** What the waiter's user typed and what the model writes differ. */
  | { type: 'contradicted' }
  /** The waiter's signal aborted, or the request was cancelled. */
  | { type: 'left' };

/**
 * A request to the model that outlives the keystroke that made it: a later keystroke along the text written so far
 * waits for the same answer. It runs until it ends or {@link cancel} is called.
 */
export class Flight {
  readonly plan: FlightPlan;
  readonly #controller = new AbortController();
  readonly #onEnd: () => void;
  #text = '';
  #end: FlightEnd | undefined;
  #offer: Offer | undefined;
  readonly #waiters = new Set<() => void>();

  /** @param onEnd called once, before the waiters are told. */
  constructor(plan: FlightPlan, generate: Generate, onEnd: () => void) {
    this.plan = plan;
    this.#onEnd = onEnd;
    this.#read(generate).catch((error: unknown) => {
      const words = error instanceof Error ? error.message : String(error);
      this.#land({ type: 'failed', failure: { code: 'internal', words } });
    });
  }

  /** What the model has written so far. */
  get text(): string {
    return this.#text;
  }

  /** Whether the model has answered, even with nothing. */
  get answered(): boolean {
    return this.#end?.type === 'done' && this.#end.reason !== 'cancelled';
  }

  /** Whether nobody is waiting for the answer. */
  get deserted(): boolean {
    return this.#waiters.size === 0;
  }

  cancel(): void {
    this.#controller.abort();
  }

  /** The cleaned answer, always the same object; `undefined` before the end, or when nothing is left to show. */
  offer(): Offer | undefined {
    return this.#offer;
  }

  /** Whether the answer may still be right for a place, judging by the text written so far. */
  agreesWith(uri: string, now: TextWindow): boolean {
    if (uri !== this.plan.uri) return false;
    const { window } = this.plan;
    const typed = typedAlong(window, now);
    if (typed !== undefined && isCompatible(this.#text, typed)) return true;
    // Filters change how an answer begins: they remove what repeats the line and correct its indentation, which on a
    // blank line may be less than the cursor's.
    if (typed === undefined && window.lineBefore.trim() !== '') return false;
    const cleaned = this.#clean(undefined);
    if ('empty' in cleaned) return false;
    const into = typedInto(toOffer(uri, window, cleaned), now);
    return into !== undefined && isCompatible(cleaned.text, into.text);
  }

  /** Waits for the end, or until the answer is certain to be wrong for this place. */
  wait(now: TextWindow, signal: AbortSignal): Promise<Landing> {
    return new Promise((resolve) => {
      const leave = (): void => finish({ type: 'left' });
      const finish = (landing: Landing): void => {
        this.#waiters.delete(look);
        signal.removeEventListener('abort', leave);
        resolve(landing);
      };
      const look = (): void => {
        if (this.#end) finish({ type: 'landed', end: this.#end });
        else if (this.#controller.signal.aborted) leave();
        else if (!this.agreesWith(this.plan.uri, now)) finish({ type: 'contradicted' });
      };
      this.#waiters.add(look);
      signal.addEventListener('abort', leave, { once: true });
      if (signal.aborted) leave();
      else look();
    });
  }

  #clean(reason: DoneReason | undefined): Cleaned {
    const { window, languageId, indentation, request } = this.plan;
    return clean({ text: this.#text, reason, shape: request.shape, window, languageId, indentation });
  }

  async #read(generate: Generate): Promise<void> {
    for await (const event of generate(this.plan.request, this.#controller.signal)) {
      if (event.type === 'done' || event.type === 'failed') {
        this.#land(event);
        return;
      }
      if (event.type === 'answer') this.#text += event.text;
      this.#tell();
    }
    // A stream that ends without a final event is a bug of ours, and must not leave a waiter hanging.
    this.#land({ type: 'failed', failure: unended });
  }

  #land(end: FlightEnd): void {
    if (this.#end) return;
    this.#end = end;
    if (end.type === 'done' && end.reason !== 'cancelled') {
      const { uri, window } = this.plan;
      const cleaned = this.#clean(end.reason);
      if ('text' in cleaned) this.#offer = toOffer(uri, window, cleaned);
    }
    this.#onEnd();
    this.#tell();
  }

  #tell(): void {
    for (const look of [...this.#waiters]) look();
  }
}

function isCompatible(written: string, typed: string): boolean {
  return written.startsWith(typed) || typed.startsWith(written);
}
