import type { ModelFailure } from '../protocol/failure.ts';

/** A failure on its way to the host. Thrown inside the model process only. */
export class ModelError extends Error {
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure) {
    super(failure.code);
    this.name = 'ModelError';
    this.failure = failure;
  }
}

/** Any thrown thing as a failure; what nobody foresaw keeps its own words. */
export function toFailure(error: unknown): ModelFailure {
  if (error instanceof ModelError) return error.failure;
  return { code: 'internal', words: error instanceof Error ? error.message : String(error) };
}
