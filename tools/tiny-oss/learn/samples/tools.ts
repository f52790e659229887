import { promptOf } from '../../../../src/core/formats/format.ts';
import { harmony } from '../../../../src/core/formats/harmony/harmony.ts';
import { chatConversation } from '../../../../src/core/prompts/chatConversation.ts';
import type { ChatTurn, ToolDescription } from '../../../../src/protocol/model.ts';
import { laidOut } from './chats.ts';
import type { CodeFunction } from './functions.ts';
import { firstLines } from './questions.ts';
import { pick, splitHead, type Sample } from './sample.ts';

/** Questions that need a tool: the last one's call, or its answer when the result is there. */
export function toolSample(code: CodeFunction, other: CodeFunction, random: () => number): Sample {
  const { turns, tools, call } = toolConversation(code, other, random);
  if (random() < 0.6) return laidOutCall(turns, tools, call);
  const done = [...callTurns(call), resultTurn(call, code)];
  return laidOut({ turns: [...turns, ...done], tools }, '', foundIn(code), 'tool');
}

/** The turns up to a question that needs a tool, after another such question was answered; and the call it needs. */
export function toolConversation(
  code: CodeFunction,
  other: CodeFunction,
  random: () => number,
): { turns: ChatTurn[]; tools: readonly ToolDescription[]; call: ToolCall } {
  const call = pick(toolCalls, random)(code);
  const earlier = toolCalls.map((each) => each(other)).find(({ name }) => name === call.name) ?? call;
  const turns: ChatTurn[] = [
    { role: 'user', text: earlier.question, attachments: [] },
    ...callTurns(earlier),
    resultTurn(earlier, other),
    { role: 'assistant', text: foundIn(other) },
    { role: 'user', text: call.question, attachments: [] },
  ];
  return { turns, tools: offered, call };
}

function callTurns({ name, arguments: values, reasoning }: ToolCall): ChatTurn[] {
  return [
    { role: 'reasoning', text: reasoning },
    { role: 'tool-call', id: name, name, arguments: JSON.stringify(values) },
  ];
}

function resultTurn({ name }: ToolCall, code: CodeFunction): ChatTurn {
  return { role: 'tool-result', id: name, name, text: firstLines(code) };
}

function foundIn({ file, name }: CodeFunction): string {
  return `This is in ${file.path}: \`${name}\`.`;
}

/** A call in our own layout of it, which ends with `<|call|>`, behind a prompt. */
function laidOutCall(turns: readonly ChatTurn[], tools: readonly ToolDescription[], call: ToolCall): Sample {
  const rendered = harmony.render(
    chatConversation({ turns: [...turns, ...callTurns(call)], tools, effort: 'medium' }),
  );
  const answer = rendered.messages.pop()?.flat() ?? [];
  return { kind: 'tool', ...splitHead(promptOf({ ...rendered, tail: [] }), answer) };
}

/** What a question needs. */
interface ToolCall {
  question: string;
  name: string;
  arguments: Record<string, string>;
  reasoning: string;
}

/** What every conversation offers. */
const offered: readonly ToolDescription[] = [
  {
    name: 'read_file',
    description: 'Reads a file of the workspace.',
    parameters: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
  },
  {
    name: 'search_text',
    description: 'Finds a text in the files of the workspace.',
    parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
  },
];

const toolCalls: readonly ((code: CodeFunction) => ToolCall)[] = [
  ({ file }) => ({
    question: `What is in ${file.path}?`,
    name: 'read_file',
    arguments: { path: file.path },
    reasoning: `I need to read ${file.path}.`,
  }),
  ({ name }) => ({
    question: `Where is ${name} defined?`,
    name: 'search_text',
    arguments: { query: name },
    reasoning: `I search for ${name}.`,
  }),
  ({ file }) => ({
    question: `Read ${file.path} and tell me what is there.`,
    name: 'read_file',
    arguments: { path: file.path },
    reasoning: `I need to read ${file.path}.`,
  }),
];
