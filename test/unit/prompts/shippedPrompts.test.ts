import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { layOutCompletion } from '../../../src/core/completion/layout.ts';
import { harmony as format } from '../../../src/core/formats/harmony/harmony.ts';
import type { PromptPart } from '../../../src/core/formats/promptParts.ts';
import { chatConversation } from '../../../src/core/prompts/chatConversation.ts';
import { fitChat, type FittedPrompt } from '../../../src/core/prompts/fitChat.ts';
import { fitEdit } from '../../../src/core/prompts/fitEdit.ts';
import { chats, completions, edits } from './promptCases.ts';

/*
 * The embedded model was trained on these prompts, to the token. Whoever changes one trains it again: the file is not
 * to be made anew without that. It was written by the layouts of the commit that it came with.
 */
const shipped = new Map(
  readFileSync(new URL('shippedPrompts.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; prompt: unknown })
    .map(({ name, prompt }) => [name, prompt]),
);

/** Four code units a token, and one for each special token. */
function count(pieces: readonly PromptPart[]): number {
  return pieces.reduce((sum, piece) => sum + ('text' in piece ? Math.ceil(piece.text.length / 4) : 1), 0);
}

/** A special token as a list of its name, so that text that looks like one is told apart. */
function written(pieces: readonly PromptPart[]): unknown[] {
  return pieces.map((piece) => ('text' in piece ? piece.text : [piece.special]));
}

function fitted(prompt: FittedPrompt): unknown {
  return 'pieces' in prompt ? written(prompt.pieces) : prompt;
}

describe('prompts of the embedded model are what it was trained on', () => {
  test.each(completions)('completion: $name', ({ name, request, budget }) => {
    const { pieces, sections, stub, fence } = layOutCompletion(
      request,
      budget,
      (text) => count([{ text }]),
      format,
    );
    const parts = sections.map((section) => [section.name, written(section.pieces)]);
    expect({ pieces: written(pieces), parts, stub, fence }).toEqual(shipped.get(`completion: ${name}`));
  });

  test.each(chats)('chat: $name', ({ name, request, budget }) => {
    expect(fitted(fitChat(chatConversation(request), { format, budget, count }))).toEqual(
      shipped.get(`chat: ${name}`),
    );
  });

  test.each(edits)('edit: $name', ({ name, request, budget }) => {
    expect(fitted(fitEdit(request, { format, budget, count }))).toEqual(shipped.get(`edit: ${name}`));
  });
});
