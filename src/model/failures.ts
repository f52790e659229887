import type { ModelFailure, ModelFailureCode } from '../protocol/model.ts';

/** A failure on its way to the host. Thrown inside the model process only. */
export class ModelError extends Error {
  readonly code: ModelFailureCode;

  constructor(code: ModelFailureCode, message: string) {
    super(message);
    this.name = 'ModelError';
    this.code = code;
  }
}

/** Any thrown thing as a failure; what nobody foresaw keeps its own words behind a sentence that says what to do. */
export function toFailure(error: unknown): ModelFailure {
  if (error instanceof ModelError) return { code: error.code, message: error.message };
  const words = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `Something went wrong in the model process: ${words} The log may say more; please try again.`,
  };
}

/** A request that does not fit, with the numbers and what helps. */
export function tooLong(needed: number, room: number): ModelError {
  return new ModelError(
    'too-long',
    `This needs ${needed} tokens of the model’s context, which has room for ${room} besides the answer. Select or attach less, or raise the setting hearth.model.contextTokens.`,
  );
}

/** What helps when memory is short. */
export const outOfMemory =
  'There is not enough free memory for this model. Close other programs, choose a smaller model with “Hearth: Choose Model File…”, or lower the setting hearth.model.contextTokens.';
