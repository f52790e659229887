import { describe, expect, test } from 'vitest';
import { harmony } from '../../../src/core/formats/harmony/harmony.ts';
import { openEdit } from '../../../src/core/prompts/editConversation.ts';
import { fitEdit } from '../../../src/core/prompts/fitEdit.ts';
import type { EditRequest } from '../../../src/protocol/model.ts';
import { countUnits, showFitted } from '../../support/prompts.ts';

describe('edit', () => {
  const request: EditRequest = {
    kind: 'edit',
    context: { path: 'src/a.ts', languageId: 'typescript', prefix: 'before();\n', suffix: 'after();\n' },
    selection: 'var a = 1;\n',
    instruction: 'Use let.',
    effort: 'low',
    maxTokens: 100,
  };
  const ask = (edit: EditRequest, budget: number): string =>
    showFitted(fitEdit(edit, { format: harmony, budget, count: countUnits }));

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

  test('the opening fence is longer than any that the model reads', () => {
    const opening = (changes: Partial<EditRequest>): string => openEdit({ ...request, ...changes }).opening;
    const { context } = request;
    expect(openEdit(request)).toEqual({ opening: '```typescript\n', fence: '```' });
    expect(opening({ selection: 'a\n````\nb' })).toBe('`````typescript\n');
    expect(opening({ instruction: 'Add an example in ```' })).toBe('````typescript\n');
    expect(opening({ context: { ...context, prefix: '// ```\n' } })).toBe('````typescript\n');
    expect(opening({ context: { ...context, suffix: '\n// ```' } })).toBe('````typescript\n');
  });

  test('and never one of three where a fence in the code could not be told from it', () => {
    const { context } = request;
    const opening = (languageId: string): string =>
      openEdit({ ...request, context: { ...context, languageId } }).opening;
    expect(opening('markdown')).toBe('````markdown\n');
    expect(opening('brainfuck')).toBe('````brainfuck\n');
    expect(opening('python')).toBe('```python\n');
  });
});
