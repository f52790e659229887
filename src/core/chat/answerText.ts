import type { Answer } from '../../protocol/answer.ts';

/** The text of the model's answer, without reasoning and preambles. Empty if there is only whitespace. */
export function answerText({ steps }: Answer): string {
  const texts = steps.flatMap((step) => (step.type === 'text' && step.role === 'answer' ? [step.text] : []));
  const text = texts.join('\n\n');
  return text.trim() === '' ? '' : text;
}

/** Whether the model reasoned. */
export function hasReasoning({ steps }: Answer): boolean {
  return steps.some(({ type }) => type === 'reasoning');
}
