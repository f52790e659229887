import { describe, expect, test } from 'vitest';
import { harmony } from '../../../src/core/formats/harmony/harmony.ts';
import { chatConversation, openChat } from '../../../src/core/prompts/chatConversation.ts';
import { documentRequest } from '../../../src/core/prompts/document.ts';
import { fitChat } from '../../../src/core/prompts/fitChat.ts';
import type { EditRequest } from '../../../src/protocol/model.ts';
import { countUnits, showFitted } from '../../support/prompts.ts';

describe('a new document about code', () => {
  const asked: EditRequest = {
    kind: 'edit',
    context: { path: 'src/a.ts', languageId: 'typescript', prefix: 'before();\n', suffix: 'after();\n' },
    selection: 'const a = 1;\n',
    instruction: 'Write tests.',
    effort: 'low',
    maxTokens: 100,
  };
  const ask = (from: EditRequest, budget = 1e6): string =>
    showFitted(
      fitChat(chatConversation(documentRequest(from)), { format: harmony, budget, count: countUnits }),
    );

  test('is a chat: the file, the code, and last what to write', () => {
    expect(ask(asked)).toContain(
      '‹start›user‹message›File src/a.ts:\n```typescript\nbefore();\nconst a = 1;\nafter();\n```\n\n' +
        'Code of src/a.ts:\n```typescript\nconst a = 1;\n```\n\nInstruction: Write tests.‹end›‹start›assistant',
    );
  });

  test('a file that is all code is there once', () => {
    const context = { ...asked.context, prefix: '\n', suffix: '' };
    expect(ask({ ...asked, context }).split('const a = 1;')).toHaveLength(2);
  });

  test('without room the file is cut, and the code stays whole', () => {
    const context = { ...asked.context, prefix: 'far();\n'.repeat(2000) };
    const text = ask({ ...asked, context }, 3000);
    expect(text).toContain('[cut: the rest did not fit');
    expect(text).toContain('const a = 1;\n```\n\nInstruction: Write tests.');
  });

  test('its answer begins with a fence that nothing in the question ends', () => {
    const opened = (selection: string) => openChat(documentRequest({ ...asked, selection }));
    // The question fences the code with one backtick more than the code has, so the answer has two more.
    expect(opened('a')).toEqual({ opening: '````typescript\n', fence: '````', languageId: 'typescript' });
    expect(opened('a\n````\nb')?.fence).toBe('``````');
    const { answer } = chatConversation(documentRequest(asked));
    expect(answer).toEqual({ type: 'opened', text: '````typescript\n' });
  });

  test('other chats begin as the model likes', () => {
    const { turns } = documentRequest(asked);
    expect(chatConversation({ turns, effort: 'low' }).answer).toEqual({ type: 'free' });
  });
});
