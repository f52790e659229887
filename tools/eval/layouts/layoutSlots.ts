import type { LlamaContextSequence } from 'node-llama-cpp';
import { basisOf, type Basis } from '../../../src/core/completion/basis.ts';
import type { CompletionLayout } from '../../../src/core/completion/layout.ts';
import { Slots, type Plan } from '../../../src/model/slots.ts';
import type { Tokens } from '../../../src/model/tokens.ts';
import type { CompletionRequest } from '../../../src/protocol/model.ts';
import type { CompletionVariant } from './variant.ts';

/**
 * Puts a variant's layout where the engine asks for Hearth's own, so that decoding, healing, stopping and all else is the
 * product's code. Each prompt is laid out anew: nothing is kept from an earlier place to spare a keystroke its prefill, as
 * the product does, so that results do not depend on the order of the holes.
 */
export class LayoutSlots extends Slots {
  readonly #sequence: LlamaContextSequence;
  readonly #variant: CompletionVariant;
  readonly #tokens: Tokens;

  constructor(sequence: LlamaContextSequence, variant: CompletionVariant, tokens: Tokens) {
    super([sequence]);
    this.#sequence = sequence;
    this.#variant = variant;
    this.#tokens = tokens;
  }

  override plan(
    request: CompletionRequest,
    layOut: (basis: Basis) => { layout: CompletionLayout; prompt: unknown },
  ): Promise<Plan> {
    const layout = this.#variant.layOut(basisOf(request), (basis) => layOut(basis).layout);
    const prompt = this.#tokens.encode(layout.pieces);
    const nothing = () => undefined;
    return Promise.resolve({
      sequence: this.#sequence,
      layout,
      prompt,
      missing: prompt.length,
      settle: nothing,
      release: nothing,
    });
  }
}
