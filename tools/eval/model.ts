import { complete } from '../../src/model/complete.ts';
import { loadModel } from '../../src/model/load.ts';
import { Run } from '../../src/model/sequence.ts';
import { createStubTokens } from '../../src/model/stubTokens.ts';
import { createTokens } from '../../src/model/tokens.ts';
import type { ModelInfo } from '../../src/protocol/model.ts';
import type { Question } from './ask.ts';
import { decodeAnswer, reasoningTokens, type RawText } from './layouts/answer.ts';
import { LayoutSlots } from './layouts/layoutSlots.ts';
import type { Variant } from './layouts/variant.ts';

/** A loaded model that fills holes in any layout. */
export interface Filler {
  readonly info: ModelInfo;
  /** One at a time. */
  answer(question: Question, variant: Variant): Promise<RawText>;
  dispose(): Promise<void>;
}

export interface FillerOptions {
  modelPath: string;
  gpu: 'auto' | 'off';
  /** Called with the loaded share, 0 to 1. */
  onProgress?: (fraction: number) => void;
}

/** Tokens of a chat-shaped prompt that are for all but the texts: instructions, examples and tags are about 600. */
const reserved = 1024;

/**
 * Loads a model as the product does. Answers come from the product's completion, or, for prompts that it does not make,
 * from its decoding loop: `test/model/evaluation.test.ts` holds that Hearth's own layout gives here what the engine gives.
 * @throws ModelError with a sentence for the user.
 */
export async function createFiller({ modelPath, gpu, onProgress }: FillerOptions): Promise<Filler> {
  const loaded = await loadModel({ modelPath, gpu, contextTokens: 8192 }, onProgress ?? (() => undefined));
  const { model, format, conversation, info } = loaded;
  const tokens = createTokens(model, format);
  const stubTokens = createStubTokens(model);
  const [sequence] = loaded.completions;
  const signal = new AbortController().signal;
  const pass = (): Promise<void> => Promise.resolve();

  return {
    info,
    dispose: () => loaded.dispose(),
    async answer({ request }, variant) {
      if (variant.type === 'completion') {
        const parts = {
          begin: (chosen: typeof sequence) => new Run(chosen, signal, pass),
          slots: new LayoutSlots(sequence, variant, tokens),
          window: 0,
          ...{
            format: variant.format?.(format) ?? format,
            tokens,
            stubTokens,
            contextTokens: sequence.contextSize,
          },
        };
        let text = '';
        for await (const event of complete(request, parts, signal)) {
          if (event.type === 'answer') text += event.text;
          else if (event.type === 'done') return { text, reason: event.reason, usage: event.usage };
        }
        throw new Error('The completion did not end.');
      }
      const run = new Run(conversation, signal, pass);
      const { maxTokens } = request;
      const room = conversation.contextSize - reserved - maxTokens - (variant.reasons ? reasoningTokens : 0);
      const budget = { tokens: room, count: (text: string) => tokens.count(text) };
      await run.prefill(
        tokens.encode(variant.layOut({ ...request.context, snippets: request.snippets }, budget, format)),
      );
      return await decodeAnswer(variant, { run, format, tokens, maxTokens }, signal);
    },
  };
}
