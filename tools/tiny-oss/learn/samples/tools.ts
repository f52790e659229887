import { promptOf } from '../../../../src/core/formats/format.ts';
import { harmony } from '../../../../src/core/formats/harmony/harmony.ts';
import { chatConversation } from '../../../../src/core/prompts/chat.ts';
import type { ChatTurn } from '../../../../src/protocol/model.ts';
import { laidOut } from './chats.ts';
import type { CodeFunction } from './functions.ts';
import { firstLines } from './questions.ts';
import { pick, splitHead, type Sample } from './sample.ts';

/** Questions that need a tool: the last one's call, or its answer when the result is there. */
export function toolSample(code: CodeFunction, other: CodeFunction, random: () => number): Sample {
  const { turns, call } = toolConversation(code, other, random);
  if (random() < 0.6) return laidOutCall(turns, call);
  const result: ChatTurn = { role: 'tool-result', name: call.name, text: firstLines(code) };
  return laidOut([...turns, callTurn(call), result], '', foundIn(code), 'tool');
}

/** The turns up to a question that needs a tool, after another such question was answered; and the call it needs. */
export function toolConversation(
  code: CodeFunction,
  other: CodeFunction,
  random: () => number,
): { turns: ChatTurn[]; call: ToolCall } {
  const call = pick(toolCalls, random)(code);
  const earlier = toolCalls.map((each) => each(other)).find(({ name }) => name === call.name) ?? call;
  const turns: ChatTurn[] = [
    { role: 'user', text: earlier.question, attachments: [] },
    callTurn(earlier),
    { role: 'tool-result', name: earlier.name, text: firstLines(other) },
    { role: 'assistant', text: foundIn(other) },
    { role: 'user', text: call.question, attachments: [] },
  ];
  return { turns, call };
}

function callTurn({ name, arguments: values, reasoning }: ToolCall): ChatTurn {
  return { role: 'tool-call', name, arguments: JSON.stringify(values), reasoning };
}

function foundIn({ file, name }: CodeFunction): string {
  return `This is in ${file.path}: \`${name}\`.`;
}

/** A call in our own layout of it, which ends with `<|call|>`, behind a prompt. */
function laidOutCall(turns: readonly ChatTurn[], call: ToolCall): Sample {
  const rendered = harmony.render(chatConversation({ turns: [...turns, callTurn(call)], effort: 'medium' }));
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
