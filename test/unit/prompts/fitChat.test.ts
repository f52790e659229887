import { describe, expect, test } from 'vitest';
import { promptOf } from '../../../src/core/formats/format.ts';
import { harmony } from '../../../src/core/formats/harmony/harmony.ts';
import { chatConversation } from '../../../src/core/prompts/chatConversation.ts';
import { fitChat } from '../../../src/core/prompts/fitChat.ts';
import type { ChatTurn } from '../../../src/protocol/model.ts';
import { countUnits, showFitted } from '../../support/prompts.ts';
import { user } from '../../../tools/models/requests.ts';

describe('a chat that must fit', () => {
  const ask = (turns: ChatTurn[], budget: number): string => {
    const conversation = chatConversation({ turns, effort: 'low' });
    return showFitted(fitChat(conversation, { format: harmony, budget, count: countUnits }));
  };
  const turns = [
    user('First question'),
    { role: 'assistant', text: 'First answer' } as const,
    user('Second question'),
    { role: 'assistant', text: 'Second answer' } as const,
    user('Third question'),
  ];
  const whole = ask(turns, 1e6);

  test('all of it when there is room', () => {
    expect(whole).toContain('First question');
    expect(whole).toContain('Third question');
  });

  test('the oldest exchange goes first, question and answer together', () => {
    const fixed = countUnits(promptOf(harmony.render(chatConversation({ turns: [], effort: 'low' }))));
    const text = ask(turns, fixed + 115);
    expect(text).not.toContain('First');
    expect(text).toContain('Second question');
    expect(text).toContain('Third question');
  });

  test('then attachments are cut at their end, with a note', () => {
    const text = ask([...turns, user('And this?', 'line of code\n'.repeat(500))], 3000);
    expect(text).not.toContain('Third question');
    expect(text).toContain('line of code\n');
    expect(text).toContain('[cut: the rest did not fit into the model’s context]');
    expect(text).toContain('And this?');
  });

  test('a tool result is cut, and what it answers stays', () => {
    const call: ChatTurn = { role: 'tool-call', id: '1', name: 'read', arguments: '{"a":1}' };
    const text = ask(
      [user('Read'), call, { role: 'tool-result', id: '1', name: 'read', text: 'y'.repeat(9000) }],
      2500,
    );
    expect(text).toContain('{"a":1}');
    expect(text).toContain('[cut:');
  });

  test('a question that is too long is not cut', () => {
    expect(ask([user('z'.repeat(5000))], 3000)).toMatch(/^too long: [56]\d\d\d$/);
  });
});
