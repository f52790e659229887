import type { Format } from '../../../src/core/formats/format.ts';
import { joinTexts, text } from '../../../src/core/formats/promptParts.ts';
import type { CompletionLayout } from '../../../src/core/completion/layout.ts';
import { fenceFor } from '../../../src/core/text/fence.ts';
import { chatHoleFiller, closing, opening, rawHoleFiller } from './holeFiller.ts';
import type { Variant } from './variant.ts';

/**
 * All that are compared. The first is what Hearth does; each of the next three leaves one thing out of it, and the two
 * after them begin its answer otherwise.
 */
export const variants: readonly Variant[] = [
  { name: 'hearth', title: 'Hearth', type: 'completion', layOut: (basis, layOut) => layOut(basis) },
  {
    name: 'hearth-no-healing',
    title: 'Hearth, without healing',
    type: 'completion',
    layOut: (basis, layOut) => withoutHealing(layOut(basis)),
  },
  {
    name: 'hearth-no-suffix',
    title: 'Hearth, suffix hidden',
    type: 'completion',
    layOut: (basis, layOut) => layOut({ ...basis, suffix: '' }),
  },
  {
    name: 'hearth-no-snippets',
    title: 'Hearth, snippets hidden',
    type: 'completion',
    layOut: (basis, layOut) => layOut({ ...basis, snippets: [] }),
    needs: ({ snippets }) => snippets.length > 0,
  },
  {
    name: 'hearth-final-only',
    title: 'Hearth, straight in the final channel',
    type: 'completion',
    format: (format) => answeringAfter(undefined, format),
    layOut: (basis, layOut) => layOut(basis),
  },
  {
    name: 'hearth-thought',
    title: 'Hearth, after a thought',
    type: 'completion',
    format: (format) => answeringAfter(thought, format),
    layOut: (basis, layOut) => layOut(basis),
  },
  {
    name: 'bare',
    title: 'Bare continuation',
    type: 'completion',
    layOut: (basis) => bare(basis.prefix),
  },
  {
    name: 'hole-filler',
    title: 'Hole-filler, no reasoning',
    type: 'answer',
    layOut: (basis, budget, format) => chatHoleFiller(basis, budget, format, false),
    reasons: false,
    opening,
    closing,
  },
  {
    name: 'hole-filler-reasoning',
    title: 'Hole-filler, reasoning',
    type: 'answer',
    layOut: (basis, budget, format) => chatHoleFiller(basis, budget, format, true),
    reasons: true,
    opening,
    closing,
  },
  {
    name: 'hole-filler-raw',
    title: 'Hole-filler, no chat format',
    type: 'answer',
    layOut: rawHoleFiller,
    reasons: false,
    opening,
    closing,
  },
];

/** The stub goes back to where it was cut off, as the prompt's last tokens, and nothing is constrained. */
export function withoutHealing(layout: CompletionLayout): CompletionLayout {
  return { ...layout, pieces: joinTexts([...layout.pieces, text(layout.stub)]), stub: '' };
}

/** The tokens of the text before the cursor and nothing else: what completes code with a model that was never a chat. */
export function bare(prefix: string): CompletionLayout {
  // A prompt has at least one token.
  const pieces = [text(prefix === '' ? '\n' : prefix)];
  return { pieces, sections: [{ name: 'prefix', pieces }], stub: '', fence: fenceFor(prefix) };
}

/** What gpt-oss may think before it goes on with a file: constant, so that it costs a keystroke nothing. */
const thought = 'The file goes on where it stops, so I write what belongs there and nothing else.';

/**
 * The format, but an answer that we begin follows another thought, where Hearth has an empty one: a sentence, or none at
 * all, as the chat template of gpt-oss shows past answers.
 */
function answeringAfter(reasoning: string | undefined, format: Format): Format {
  return {
    ...format,
    render(conversation) {
      const { answer } = conversation;
      if (answer.type !== 'prefilled') return format.render(conversation);
      return format.render({ ...conversation, answer: { ...answer, reasoning } });
    },
  };
}
