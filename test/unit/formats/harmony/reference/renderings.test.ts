import { readFileSync } from 'node:fs';
import { decode, encode } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { promptOf } from '../../../../../src/core/formats/format.ts';
import { render } from '../../../../../src/core/formats/harmony/render.ts';
import type { PromptPart } from '../../../../../src/core/formats/promptParts.ts';
import type { Conversation } from '../../../../../src/core/prompts/conversation.ts';

interface Row {
  name: string;
  conversation: Omit<Conversation, 'answer'>;
  /** The reference renderer's. */
  tokens: number[];
}

/** Conversations and how the reference renders them, made by renderings.py. */
const rows = readFileSync(new URL('renderings.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

/** gpt-oss's ids of harmony's special tokens. */
const specials = new Map([
  ['return', 200002],
  ['constrain', 200003],
  ['channel', 200005],
  ['start', 200006],
  ['end', 200007],
  ['message', 200008],
  ['call', 200012],
]);

function idOf(name: string): number {
  const id = specials.get(name);
  if (id === undefined) throw new Error(`Harmony has no token ${name}.`);
  return id;
}

/** Text is only text, whatever it looks like. */
function tokensOf(pieces: readonly PromptPart[]): number[] {
  return pieces.flatMap((piece) =>
    'text' in piece ? encode(piece.text, { disallowedSpecial: new Set() }) : [idOf(piece.special)],
  );
}

/** For a failure that can be read. */
function written(tokens: readonly number[]): string {
  const names = new Map([...specials].map(([name, id]) => [id, name]));
  let text = '';
  let run: number[] = [];
  for (const token of tokens) {
    const name = names.get(token);
    if (name === undefined) run.push(token);
    else {
      text += `${decode(run)}‹${name}›`;
      run = [];
    }
  }
  return text + decode(run);
}

describe('a conversation is rendered as the reference renders it', () => {
  test('of enough kinds', () => {
    expect(rows.length).toBeGreaterThanOrEqual(100);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  test.each(rows)('$name', ({ conversation, tokens }) => {
    const rendered = tokensOf(promptOf(render({ ...conversation, answer: { type: 'free' } })));
    expect(written(rendered)).toBe(written(tokens));
    expect(rendered).toEqual(tokens);
  });
});
