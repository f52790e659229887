import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Step, ToolCallState } from '../../src/protocol/answer.ts';
import type { ChatState } from '../../src/protocol/chat.ts';

const text = readFileSync(path.join(import.meta.dirname, 'answer.txt'), 'utf8');

const call = (id: string, state: ToolCallState): Step => ({
  type: 'tool-call',
  id,
  name: 'read_file',
  arguments: '{"path":"src/sort.ts"}',
  state,
});

/** A conversation with all kinds of steps and of markdown, to be looked at. */
export const everything: ChatState = {
  exchanges: [
    {
      id: 'all',
      question: { text: 'Show me everything.', attachments: [] },
      answer: {
        steps: [
          { type: 'reasoning', text: 'The user wants to see everything.', time: 3000 },
          { type: 'text', role: 'preamble', text: 'I look at the file `sort.ts` and change it then.' },
          call('1', { type: 'done', result: 'export function sort() {}' }),
          call('2', { type: 'awaiting-approval' }),
          call('3', { type: 'failed', message: 'There is no such file.' }),
          {
            type: 'edit',
            id: '4',
            path: 'src/sort.ts',
            uri: 'file:///src/sort.ts',
            diff: '@@ -1,1 +1,1 @@\n-export function sort() {}\n+export function sort(items: number[]) {}\n',
            checkpoint: 'before',
            state: 'applied',
          },
          { type: 'text', role: 'answer', text },
        ],
        status: { type: 'done', reason: 'end' },
      },
    },
  ],
  chips: [],
  model: { name: 'gpt-oss-20b', demonstration: false, state: { type: 'ready' } },
};
