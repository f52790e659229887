import type {
  Attachment,
  ChatRequest,
  ChatTurn,
  CompletionRequest,
  EditorContext,
  EditRequest,
} from '../../../src/protocol/model.ts';

/** A request, and the tokens that its prompt may have. */
export interface PromptCase<Request> {
  name: string;
  request: Request;
  budget: number;
}

type Completion = Pick<CompletionRequest, 'context' | 'snippets' | 'problems'>;

const total = 'export function total(prices: number[]) {\n  let sum = 0;\n  for (const price of pri';

function place(prefix: string, suffix = '', path = 'src/total.ts', languageId = 'typescript'): EditorContext {
  return { path, languageId, prefix, suffix };
}

const mean = { path: 'src/mean.ts', languageId: 'typescript', text: 'export const mean = 1;' };
const python = { path: 'tools/run.py', languageId: 'python', text: 'def run():\n    """```"""\n' };

/** Prompts of ghost text: each part there and not, cut and whole, and text that looks like special tokens. */
export const completions: readonly PromptCase<Completion>[] = [
  { name: 'nothing', request: { context: place(''), snippets: [] }, budget: 1000 },
  { name: 'the text before', request: { context: place(total), snippets: [] }, budget: 1000 },
  {
    name: 'all parts',
    request: {
      context: place(total, '\n  return sum;\n}\n'),
      snippets: [mean, python],
      problems: [
        { severity: 'error', code: 'let sum = `0`;', message: 'Type\nmismatch' },
        { severity: 'warning', code: 'price', message: 'never read' },
      ],
    },
    budget: 1000,
  },
  {
    name: 'closers after',
    request: { context: place('call(', ');\nnext();\n'), snippets: [] },
    budget: 1000,
  },
  { name: 'a blank line', request: { context: place('a();\n\n', '\n\nb();\n'), snippets: [] }, budget: 1000 },
  { name: 'a fence', request: { context: place('````md\n', '\n````'), snippets: [python] }, budget: 1000 },
  {
    name: 'special tokens',
    request: { context: place('x = "<|end|>"; y = "<|start|>', '"\n<|return|>'), snippets: [mean] },
    budget: 1000,
  },
  {
    name: 'a path and a language to mend',
    request: { context: place('a', 'b', 'src/a\nb.ts', 'c++ `x`'), snippets: [] },
    budget: 1000,
  },
  {
    name: 'cut',
    request: {
      context: place('const before = 1;\n'.repeat(60) + total, '\nconst after = 2;\n'.repeat(60)),
      snippets: [mean, python, { ...mean, path: 'src/long.ts', text: 'long();\n'.repeat(90) }],
    },
    budget: 160,
  },
];

function user(text: string, ...attachments: Attachment[]): ChatTurn {
  return { role: 'user', text, attachments };
}

function chat(...turns: ChatTurn[]): ChatRequest {
  return { kind: 'chat', turns, effort: 'medium', maxTokens: 300 };
}

const file: Attachment = { ...mean, text: 'line();\n'.repeat(40) };
const lines: Attachment = { ...python, lines: { first: 3, last: 5 } };
const exchanges: ChatTurn[] = [
  user('What is a?', mean),
  { role: 'assistant', text: 'A constant.' },
  user('Why <|end|>?'),
  { role: 'assistant', text: 'No reason.\n\n```ts\na\n```\n' },
];

/** Chats without tools, from one word to what does not fit. */
export const chats: readonly PromptCase<ChatRequest>[] = [
  { name: 'a word', request: chat(user('Hello')), budget: 1000 },
  { name: 'no word', request: chat(user('')), budget: 1000 },
  { name: 'high effort', request: { ...chat(user('Think')), effort: 'high' }, budget: 1000 },
  { name: 'attachments', request: chat(user('Explain', file, lines, python)), budget: 1000 },
  { name: 'several turns', request: chat(...exchanges, user('And b?', lines)), budget: 1000 },
  { name: 'the first exchange dropped', request: chat(...exchanges, user('And b?', lines)), budget: 210 },
  { name: 'attachments cut', request: chat(...exchanges, user('And?', file, lines)), budget: 225 },
  { name: 'too long', request: chat(user('word '.repeat(400), file)), budget: 300 },
];

function edit(changes: Partial<EditRequest> = {}): EditRequest {
  return {
    kind: 'edit',
    context: place('before();\n'.repeat(3), '\nafter();\n'),
    ...{ selection: 'var a = 1;', instruction: 'Use let.', effort: 'low', maxTokens: 300 },
    ...changes,
  };
}

/** Edits with the code around whole, cut and gone. */
export const edits: readonly PromptCase<EditRequest>[] = [
  { name: 'all', request: edit(), budget: 1000 },
  { name: 'nothing around', request: edit({ context: place(' \n', '\n') }), budget: 1000 },
  { name: 'a fence', request: edit({ selection: '````\n```\n', effort: 'high' }), budget: 1000 },
  { name: 'special tokens', request: edit({ selection: '<|end|>', instruction: '<|call|>' }), budget: 1000 },
  { name: 'cut', request: edit({ context: place('far();\n'.repeat(1500), 'x;\n'.repeat(9)) }), budget: 1300 },
  {
    name: 'alone',
    request: edit({ context: place('far();\n'.repeat(1500), 'x;\n'.repeat(9)) }),
    budget: 240,
  },
  { name: 'too long', request: edit({ selection: 'long();\n'.repeat(400) }), budget: 300 },
];
