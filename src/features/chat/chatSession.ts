import { answerLimit, attachmentLimit } from '../../core/chat/limits.ts';
import { fitAttachments, newAttachments } from '../../core/chat/attachments.ts';
import { reduce } from '../../core/chat/reduce.ts';
import { isPending } from '../../core/chat/reduceAnswer.ts';
import { turnsFor } from '../../core/chat/turns.ts';
import { describeFailure } from '../../core/failures.ts';
import type { Log } from '../../core/log.ts';
import type { Generate } from '../../core/modelService.ts';
import type { ChatEvent, ChatState, Question } from '../../protocol/chat.ts';
import type { ModelFailure } from '../../protocol/failure.ts';
import type { ChatRequest, Effort } from '../../protocol/model.ts';
import { TextBatch } from './textBatch.ts';

interface Dependencies {
  generate: Generate;
  /** Called each time it is needed, so that a change takes effect at once. */
  effort: () => Effort;
  contextTokens: () => number;
  log: Log;
}

/**
 * The conversation, and the only place where its state changes. Each change is an event, passed to listeners after it
 * has been applied. Answers are generated one at a time, in the order of the questions.
 */
export class ChatSession {
  readonly #deps: Dependencies;
  readonly #listeners = new Set<(event: ChatEvent) => void>();
  #state: ChatState;
  #last: Promise<void> = Promise.resolve();
  #running: { id: string; controller: AbortController; batch: TextBatch } | undefined;

  constructor(deps: Dependencies, state: ChatState) {
    this.#deps = deps;
    this.#state = state;
  }

  get state(): ChatState {
    return this.#state;
  }

  /** Returns the function that unsubscribes. */
  onEvent(listener: (event: ChatEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  dispatch(event: ChatEvent): void {
    const next = reduce(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener(event);
  }

  /** Asks a question. Resolves when the answer has ended, in whatever way. */
  async ask(question: Question): Promise<void> {
    const id = crypto.randomUUID();
    const fitted = fitAttachments(question.attachments, attachmentLimit(this.#deps.contextTokens()));
    const attachments = newAttachments(this.#state, fitted);
    this.dispatch({ type: 'asked', id, question: { text: question.text.toWellFormed(), attachments } });
    await this.#enqueue(id);
  }

  /** Answers the last question again. Ignored for an earlier question, or one that is still being answered. */
  async retry(id: string): Promise<void> {
    const before = this.#state;
    this.dispatch({ type: 'retried', id });
    if (this.#state !== before) await this.#enqueue(id);
  }

  /** Stops the current answer and those that wait. The text so far stays. */
  stop(): void {
    this.#running?.batch.flush();
    this.#running?.controller.abort();
    for (const { id, answer } of this.#state.exchanges)
      if (isPending(answer.status)) this.dispatch({ type: 'ended', id, reason: 'cancelled' });
  }

  /** Stops everything and clears the conversation. */
  clear(): void {
    this.stop();
    this.dispatch({ type: 'cleared' });
  }

  #enqueue(id: string): Promise<void> {
    this.#last = this.#last.then(() => this.#answer(id));
    return this.#last;
  }

  async #answer(id: string): Promise<void> {
    const exchange = this.#state.exchanges.find((other) => other.id === id);
    // It was stopped or cleared while it waited.
    if (exchange?.answer.status.type !== 'waiting') return;
    const batch = new TextBatch((type, text) => this.dispatch({ type, id, text }));
    const controller = new AbortController();
    this.#running = { id, controller, batch };
    this.dispatch({ type: 'started', id });
    try {
      const end = await this.#read(id, batch, controller.signal);
      batch.flush();
      this.dispatch(end);
    } catch (error) {
      // `Generate` promises never to throw; if it does all the same, the conversation must go on.
      this.#deps.log.error(`chat: ${String(error)}`);
      batch.flush();
      this.dispatch({ type: 'failed', id, failure: broken });
    } finally {
      this.#running = undefined;
    }
  }

  /** Passes the answer on as it streams, and returns the event that ends it. */
  async #read(id: string, batch: TextBatch, signal: AbortSignal): Promise<ChatEvent> {
    const { generate, log } = this.#deps;
    let reasoningSince: number | undefined;
    const endReasoning = () => {
      if (reasoningSince === undefined) return;
      batch.flush();
      this.dispatch({ type: 'reasoning-ended', id, milliseconds: Date.now() - reasoningSince });
      reasoningSince = undefined;
    };
    for await (const event of generate(this.#request(id), signal)) {
      switch (event.type) {
        case 'reasoning':
          reasoningSince ??= Date.now();
          batch.add('reasoned', event.text);
          break;
        case 'preamble':
          endReasoning();
          batch.add('prefaced', event.text);
          break;
        case 'answer':
          endReasoning();
          batch.add('said', event.text);
          break;
        case 'tool-call':
          log.warn(`chat: the model called ${event.name}, which it was not offered; ignored`);
          break;
        case 'done':
          endReasoning();
          log.info(
            `chat: ${event.reason}; prompt ${event.usage.promptTokens} tokens (${event.usage.evaluatedTokens} evaluated, ` +
              `${Math.round(event.usage.prefillTime)} ms), answer ${event.usage.generatedTokens} tokens ` +
              `(${Math.round(event.usage.decodeTime)} ms)`,
          );
          return { type: 'ended', id, reason: event.reason };
        case 'failed':
          endReasoning();
          log.warn(`chat: ${event.failure.code}: ${describeFailure(event.failure)}`);
          return { type: 'failed', id, failure: event.failure };
      }
    }
    log.error('chat: the answer ended without an end');
    return { type: 'failed', id, failure: broken };
  }

  #request(id: string): ChatRequest {
    return {
      kind: 'chat',
      turns: turnsFor(this.#state, id),
      effort: this.#deps.effort(),
      maxTokens: answerLimit(this.#deps.contextTokens()),
    };
  }
}

const broken: ModelFailure = {
  code: 'internal',
  words: 'The answer ended in a way that Hearth did not expect.',
};
