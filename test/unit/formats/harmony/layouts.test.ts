import { describe, expect, test } from 'vitest';
import { layOutChat } from '../../../../src/core/formats/harmony/chat.ts';
import { fitEdit, openEdit } from '../../../../src/core/formats/harmony/edit.ts';
import { fitChat } from '../../../../src/core/formats/harmony/fitChat.ts';
import type { Piece } from '../../../../src/core/formats/harmony/pieces.ts';
import { developerMessage, systemMessage } from '../../../../src/core/formats/harmony/system.ts';
import type { ChatTurn, EditRequest } from '../../../../src/protocol/model.ts';

/** A prompt in writing. Special tokens are `‹name›`, so that text that looks like one is told apart. */
function show(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : `‹${piece.special}›`)).join('');
}

/** One token per character, and one per special token. */
function count(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + ('text' in piece ? piece.text.length : 1), 0);
}

function user(text: string, attachment?: string): ChatTurn {
  const attachments =
    attachment === undefined ? [] : [{ path: 'src/a.ts', languageId: 'typescript', text: attachment }];
  return { role: 'user', text, attachments };
}

function turnsOf(turns: ChatTurn[]): string {
  const layout = layOutChat(turns, 'low');
  return show([...layout.turns.flat(), ...layout.tail]);
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
    expect(show(developerMessage('Be kind.', ['read_file', 'a b\n}']))).toBe(
      '‹start›developer‹message›# Instructions\n\nBe kind.\n\n# Tools\n\n## functions\n\nnamespace functions {\n\n' +
        'type read_file = (_: object) => any;\n\ntype a_b__ = (_: object) => any;\n\n} // namespace functions‹end›',
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
    { role: 'tool-call', name: 'read_file', arguments: '{"path":"a"}', reasoning: 'I must read.' },
    { role: 'tool-result', name: 'read_file', text: 'It says <|end|>' },
  ];

  test('a tool loop keeps its reasoning', () => {
    expect(turnsOf(loop)).toBe(
      '‹start›user‹message›Read it‹end›' +
        '‹start›assistant‹channel›analysis‹message›I must read.‹end›' +
        '‹start›assistant‹channel›commentary to=functions.read_file ‹constrain›json‹message›{"path":"a"}‹call›' +
        '‹start›functions.read_file to=assistant‹channel›commentary‹message›It says <|end|>‹end›‹start›assistant',
    );
    expect(show(layOutChat(loop, 'low').head)).toContain('type read_file =');
  });

  test('after the answer the reasoning is gone and the call stays', () => {
    const text = turnsOf([...loop, { role: 'assistant', text: 'Done.' }, user('Thanks')]);
    expect(text).not.toContain('I must read.');
    expect(text).toContain('to=functions.read_file ');
  });
});

describe('a chat that must fit', () => {
  const ask = (turns: ChatTurn[], budget: number): string => {
    const fitted = fitChat({ kind: 'chat', turns, effort: 'low', maxTokens: 1 }, budget, count);
    return 'pieces' in fitted ? show(fitted.pieces) : `too long: ${fitted.tooLong}`;
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
    const fixed = count([...layOutChat([], 'low').head, ...layOutChat([], 'low').tail]);
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
    const call: ChatTurn = { role: 'tool-call', name: 'read', arguments: '{"a":1}', reasoning: '' };
    const text = ask(
      [user('Read'), call, { role: 'tool-result', name: 'read', text: 'y'.repeat(9000) }],
      2500,
    );
    expect(text).toContain('{"a":1}');
    expect(text).toContain('[cut:');
  });

  test('a question that is too long is not cut', () => {
    expect(ask([user('z'.repeat(5000))], 3000)).toMatch(/^too long: [56]\d\d\d$/);
  });
});

describe('edit', () => {
  const request: EditRequest = {
    kind: 'edit',
    context: { path: 'src/a.ts', languageId: 'typescript', prefix: 'before();\n', suffix: 'after();\n' },
    selection: 'var a = 1;\n',
    instruction: 'Use let.',
    effort: 'low',
    maxTokens: 100,
  };
  const ask = (edit: EditRequest, budget: number): string => {
    const fitted = fitEdit(edit, budget, count);
    return 'pieces' in fitted ? show(fitted.pieces) : `too long: ${fitted.tooLong}`;
  };

  test('data first, the instruction last', () => {
    expect(ask(request, 1e6)).toContain(
      '‹start›user‹message›File: src/a.ts\nLanguage: typescript\n\n' +
        'Code before the selection:\n```typescript\nbefore();\n```\n\n' +
        'Code after the selection:\n```typescript\nafter();\n```\n\n' +
        'Selection:\n```typescript\nvar a = 1;\n```\n\nInstruction: Use let.‹end›‹start›assistant',
    );
  });

  test('far code goes when there is no room, near code stays', () => {
    const prefix = `${'far();\n'.repeat(2000)}near();\n`;
    const text = ask({ ...request, context: { ...request.context, prefix } }, 6000);
    expect(text).toContain('far();\nnear();');
    expect(text).toContain('var a = 1;');
    expect(text.length).toBeLessThan(6500);
  });

  test('a selection that does not fit is too long', () => {
    expect(ask({ ...request, selection: 'x'.repeat(9000) }, 4000)).toMatch(
      /^too long: 9\d\d\d$|^too long: 10/,
    );
  });

  test('the opening fence is longer than any in the selection', () => {
    expect(openEdit(request)).toEqual({ opening: '```typescript\n', fence: '```' });
    expect(openEdit({ ...request, selection: 'a\n````\nb' }).opening).toBe('`````typescript\n');
  });
});
