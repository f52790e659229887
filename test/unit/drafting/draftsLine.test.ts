import { expect, test } from 'vitest';
import { draftsLine } from '../../../src/core/drafting/draftsLine.ts';
import { noUsage } from '../../../src/protocol/model.ts';

test.each([
  [{ generatedTokens: 200, decodeSteps: 200 }, ''],
  [
    { generatedTokens: 200, decodeSteps: 40, draftedTokens: 200, acceptedTokens: 164 },
    ' and 40 steps (drafted 80 %, 82 % of drafts accepted)',
  ],
  // Cancelled before anything was said.
  [
    { generatedTokens: 0, decodeSteps: 1, draftedTokens: 8, acceptedTokens: 8 },
    ' and 1 steps (drafted 0 %, 100 % of drafts accepted)',
  ],
])('%o: %s', (usage, line) => {
  expect(draftsLine({ ...noUsage, ...usage })).toBe(line);
});
