import { addDecision, type DecisionHistory, type DecisionRecord } from '../../core/inspector/decisions.ts';
import type { CompletionObserver, Observation } from '../../core/inspector/observer.ts';
import type { Acceptances } from './statistics/acceptances.ts';

/** Remembers the last requests for ghost text, in memory only. */
export class Recorder implements CompletionObserver {
  readonly #acceptances: Acceptances;
  #history: DecisionHistory = [];
  #lastId = 0;

  constructor(acceptances: Acceptances) {
    this.#acceptances = acceptances;
  }

  get history(): DecisionHistory {
    return this.#history;
  }

  onResult(observation: Observation): number {
    this.#history = addDecision(this.#history, toRecord(observation, ++this.#lastId));
    return this.#acceptances.shown(observation);
  }

  onAccept(suggestion: number, chosen: string): void {
    this.#acceptances.accepted(suggestion, chosen);
  }
}

function toRecord({ ask, result, line, character }: Observation, id: number): DecisionRecord {
  const { path, languageId, explicit } = ask.situation;
  const { outcome, cost, trace } = result;
  // Requests cancelled before the model process reported anything would only displace useful ones.
  const isTelling = trace && (trace.prompt !== undefined || outcome.type !== 'cancelled');
  return {
    id,
    time: Date.now(),
    uri: ask.uri,
    path,
    languageId,
    line,
    character,
    explicit,
    outcome,
    cost,
    ...(isTelling && { trace }),
  };
}
