import type { ModelFailure } from '../protocol/failure.ts';

/** A failure to be reported to the host. Thrown only inside the model process. */
export class ModelError extends Error {
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure) {
    super(failure.code);
    this.name = 'ModelError';
    this.failure = failure;
  }
}

/** Converts anything thrown to a failure; an unexpected error keeps its own message. */
export function toFailure(error: unknown): ModelFailure {
  if (error instanceof ModelError) return error.failure;
  return { code: 'internal', words: error instanceof Error ? error.message : String(error) };
}
