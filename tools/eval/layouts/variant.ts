import type { Basis } from '../../../src/core/completion/basis.ts';
import type { CompletionLayout } from '../../../src/core/completion/layout.ts';
import type { Format } from '../../../src/core/formats/format.ts';
import type { PromptPart } from '../../../src/core/formats/promptParts.ts';
import type { Hole } from '../hole.ts';

/** A way to ask a model for what belongs into a hole. */
export type Variant = VariantNames & (CompletionVariant | AnswerVariant);

export interface VariantNames {
  /** Stable: results are kept under it. */
  name: string;
  title: string;
  /** Whether it can make a difference for a hole; where it never does, it is left out. Absent means that it can. */
  needs?: (hole: Hole) => boolean;
}

/** A prompt in another layout, decoded, healed, stopped and cleaned by Hearth's own code. */
export interface CompletionVariant {
  type: 'completion';
  /** Another format than the model's, if it is one. */
  format?: (format: Format) => Format;
  /** @param layOut Hearth's own layout. */
  layOut: (basis: Basis, layOut: (basis: Basis) => CompletionLayout) => CompletionLayout;
}

/** A prompt whose answer the model ends by itself: it stands before `closing`, and is then cleaned as ours is. */
export interface AnswerVariant {
  type: 'answer';
  /** @param budget tokens for the texts. */
  layOut: (basis: Basis, budget: Budget, format: Format) => PromptPart[];
  /** Whether the model reasons before it answers; if so, the prompt ends where the assistant speaks. */
  reasons: boolean;
  /** What the answer begins with. The prompt has it already, unless the model reasons first. */
  opening: string;
  closing: string;
}

/** What a prompt's texts may take, as in Hearth's own layout. */
export interface Budget {
  tokens: number;
  count: (text: string) => number;
}
