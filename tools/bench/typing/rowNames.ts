/** The section that replays the traces. Here, so that the command line can be read without loading what measures. */
export const typingName = 'typing';

/** Its rows. */
export const typingRows = [
  'tokens-per-keystroke-extra-p50',
  'tokens-per-keystroke-extra-p95',
  'tokens-per-keystroke-extra-mean',
  'tokens-per-keystroke-cold',
  'model-calls-per-keystroke',
  'model-calls-typing-along',
  'suggestions-without-inference-share',
  'tokens-ahead-per-rest',
] as const;
