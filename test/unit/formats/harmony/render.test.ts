import { describe, expect, test } from 'vitest';
import { render } from '../../../../src/core/formats/harmony/render.ts';
import { developerMessage, systemMessage } from '../../../../src/core/formats/harmony/system.ts';
import { chatConversation } from '../../../../src/core/prompts/chatConversation.ts';
import type { ChatTurn, ToolDescription } from '../../../../src/protocol/model.ts';
import { show } from '../../../support/prompts.ts';
import { user } from '../../../../tools/models/requests.ts';

function turnsOf(turns: ChatTurn[]): string {
  const { messages, tail } = render(chatConversation({ turns, effort: 'low' }));
  return show([...messages.flat(2), ...tail]);
}

describe('system and developer messages', () => {
  test('as harmony renders them', () => {
    expect(show(systemMessage('medium', false))).toBe(
      '‹start›system‹message›You are ChatGPT, a large language model trained by OpenAI.\n' +
        'Knowledge cutoff: 2024-06\n\nReasoning: medium\n\n' +
        '# Valid channels: analysis, commentary, final. Channel must be included for every message.‹end›',
    );
    expect(show(systemMessage('low', true))).toContain(
      "message.\nCalls to these tools must go to the commentary channel: 'functions'.‹end›",
    );
  });

  test('tools come after the instructions, with names that cannot break out', () => {
    const tools: ToolDescription[] = [
      { name: 'list', description: 'Lists files.\nAll of them.' },
      {
        name: 'a b\n}',
        description: '',
        parameters: { type: 'object', properties: { c: { type: 'string' } } },
      },
    ];
    expect(show(developerMessage('Be kind.', tools))).toBe(
      '‹start›developer‹message›# Instructions\n\nBe kind.\n\n# Tools\n\n## functions\n\nnamespace functions {\n\n' +
        '// Lists files.\n// All of them.\ntype list = () => any;\n\n' +
        'type a_b__ = (_: {\nc?: string,\n}) => any;\n\n} // namespace functions‹end›',
    );
  });
});

describe('chat', () => {
  test('questions and answers', () => {
    expect(turnsOf([user('Hi'), { role: 'assistant', text: 'Hello' }, user('Why?')])).toBe(
      '‹start›user‹message›Hi‹end›‹start›assistant‹channel›final‹message›Hello‹end›' +
        '‹start›user‹message›Why?‹end›‹start›assistant',
    );
  });

  test('attachments stand in front, in a fence that nothing inside ends', () => {
    expect(turnsOf([user('What is it?', 'a\n```\nb ````` c')])).toBe(
      '‹start›user‹message›File src/a.ts:\n``````typescript\na\n```\nb ````` c\n``````\n\nWhat is it?‹end›‹start›assistant',
    );
  });

  test('lines and a path with a line break', () => {
    const attachments = [{ path: 'a\nb', languageId: 'c\n`', text: 'x\n', lines: { first: 3, last: 4 } }];
    expect(turnsOf([{ role: 'user', text: '?', attachments }])).toContain(
      'File a b, lines 3 to 4:\n```c\nx\n```\n\n?',
    );
  });

  const loop: ChatTurn[] = [
    user('Read it'),
    { role: 'reasoning', text: 'I must read.' },
    { role: 'preamble', text: 'I read it.' },
    { role: 'tool-call', id: '1', name: 'read_file', arguments: '{"path":"a"}' },
    { role: 'tool-result', id: '1', name: 'read_file', text: 'It says <|end|>' },
  ];

  test('a tool loop keeps its reasoning', () => {
    expect(turnsOf(loop)).toBe(
      '‹start›user‹message›Read it‹end›' +
        '‹start›assistant‹channel›analysis‹message›I must read.‹end›' +
        '‹start›assistant‹channel›commentary‹message›I read it.‹end›' +
        '‹start›assistant to=functions.read_file‹channel›commentary ‹constrain›json‹message›{"path":"a"}‹call›' +
        '‹start›functions.read_file to=assistant‹channel›commentary‹message›It says <|end|>‹end›‹start›assistant',
    );
  });

  test('after the answer the reasoning is gone and the call stays', () => {
    const text = turnsOf([...loop, { role: 'assistant', text: 'Done.' }, user('Thanks')]);
    expect(text).not.toContain('I must read.');
    expect(text).toContain('to=functions.read_file‹');
  });
});
