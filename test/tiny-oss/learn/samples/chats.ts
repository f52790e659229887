import { layOutChat } from '../../../../src/core/harmony/chat.ts';
import type { Attachment, ChatTurn } from '../../../../src/protocol/model.ts';
import type { CodeFunction } from './functions.ts';
import { finalAnswer, renameEdit } from './edits.ts';
import { pick, splitHead, type Sample } from './sample.ts';

/** A question about code, a thought, and an answer that can be read off the code. */
export interface Exchange {
  question: string;
  reasoning: string;
  answer: string;
  withCode: boolean;
}

/** A short chat about a function: one or two questions, with or without a thought. */
export function chatSample(code: CodeFunction, random: () => number): Sample {
  const { turns, last } = chatQuestion(code, random);
  return laidOut(turns, random() < 0.75 ? last.reasoning : '', last.answer, 'chat');
}

/** The turns of such a chat up to the last question, and how that one may be answered. */
export function chatQuestion(
  code: CodeFunction,
  random: () => number,
): { turns: ChatTurn[]; last: Exchange } {
  const exchanges = [pick(questions, random)(code)];
  if (random() < 0.3) exchanges.push(pick(questions.slice(0, aboutCode), random)(code));
  const turns: ChatTurn[] = exchanges.flatMap(({ question, answer, withCode }, index) => [
    { role: 'user', text: question, attachments: index === 0 && withCode ? [attachmentOf(code)] : [] },
    { role: 'assistant', text: answer },
  ]);
  turns.pop();
  return { turns, last: exchanges.at(-1)! };
}

/** The first questions are all about attached code. */
const aboutCode = 6;

const questions: readonly ((code: CodeFunction) => Exchange)[] = [
  (code) => ({
    question: `What does \`${code.name}\` do?`,
    reasoning: `The user asks about \`${code.name}\`. I read its head and what it returns.`,
    answer: describe(code),
    withCode: true,
  }),
  (code) => ({
    question: 'Explain what this code does, step by step, and point out anything surprising.',
    reasoning: `The code is the function \`${code.name}\`. I say what it takes and returns.`,
    answer: describe(code),
    withCode: true,
  }),
  (code) => ({
    question: `Which parameters does ${code.name} take?`,
    reasoning: `I look at the head of \`${code.name}\`.`,
    answer: `${takes(code)}.`,
    withCode: true,
  }),
  (code) => ({
    question: 'Show me how it begins.',
    reasoning: 'I quote the first lines.',
    answer: `It begins like this:\n\n\`\`\`${code.file.languageId}\n${firstLines(code)}\n\`\`\``,
    withCode: true,
  }),
  (code) => ({
    question: 'What is the name of this function?',
    reasoning: `Its head says \`${code.name}\`.`,
    answer: `The function is called \`${code.name}\`.`,
    withCode: true,
  }),
  (code) => ({
    question: `How would I call ${code.name}?`,
    reasoning: `I write a call with its parameters.`,
    answer: `Like this:\n\n\`\`\`${code.file.languageId}\n${code.name}(${code.parameters.join(', ')})\n\`\`\``,
    withCode: true,
  }),
  () => ({
    question: 'Who are you?',
    reasoning: 'The user asks who I am.',
    answer:
      'I am **tiny-oss**, the demonstration model of Hearth: a very small model of the gpt-oss architecture. Choose gpt-oss-20b for real work.',
    withCode: false,
  }),
  (code) => ({
    question: pickBy(code, ['Hello', 'Hi', 'hello there', 'Good morning']),
    reasoning: 'The user greets me.',
    answer: 'Hello! Attach some code and ask me about it. I am only a small demonstration model.',
    withCode: false,
  }),
  (code) => ({
    question: pickBy(code, ['How does this work?', 'What does this do?', 'Can you explain this?']),
    reasoning: 'Nothing is attached.',
    answer: 'Please attach the code you mean, with **Add Context** or by selecting it in the editor.',
    withCode: false,
  }),
  (code) => ({
    question: pickBy(code, generalQuestions),
    reasoning: 'This needs knowledge that I do not have.',
    answer:
      'I am **tiny-oss**, a very small demonstration model, and I cannot answer this. I can say what a function takes and returns when you attach it. For real answers, choose gpt-oss-20b with _Choose Model File…_.',
    withCode: false,
  }),
  (code) => ({
    question: pickBy(code, codeQuestions),
    reasoning: 'This needs more than I can see in the code.',
    answer: `I am too small a model to judge this. What I can see: ${describe(code)}`,
    withCode: true,
  }),
];

/** Among them what the chat page itself suggests for an empty conversation. */
const generalQuestions = [
  'Write a function that parses ISO dates',
  'How do I write a good commit message?',
  'Explain promises with an example',
  'What is a closure?',
  'Write a test for me',
  'How do I center a div?',
  'What is the difference between let and const?',
  'Tell me a joke',
  'Which sorting algorithm is the fastest?',
];

const codeQuestions = [
  'Explain what this code does',
  'Find possible bugs in this code',
  'Suggest better names',
  'Is this code correct?',
  'How can I make this faster?',
  'Review this code',
];

/** One of a list, decided by the code: the same function always asks the same. */
function pickBy(code: CodeFunction, list: readonly string[]): string {
  return list[(code.text.length + code.line) % list.length] ?? '';
}

function describe(code: CodeFunction): string {
  const result = /\breturn ([^;\n]{1,40});?$/m.exec(code.text)?.[1];
  const calls = [...new Set([...code.text.matchAll(/\b([a-z]\w{2,})\(/g)].map((match) => match[1] ?? ''))]
    .filter(
      (name) =>
        name !== code.name && !/^(if|for|while|switch|return|function|catch|def|not|and|super)$/.test(name),
    )
    .slice(0, 3);
  return [
    `${takes(code)}.`,
    ...(calls.length > 0 ? [`It calls ${calls.map((name) => `\`${name}\``).join(', ')}.`] : []),
    result === undefined ? 'It returns nothing at its end.' : `It returns \`${result}\`.`,
  ].join(' ');
}

function takes({ name, parameters }: CodeFunction): string {
  if (parameters.length === 0) return `\`${name}\` takes no parameters`;
  return `\`${name}\` takes ${parameters.map((each) => `\`${each}\``).join(', ')}`;
}

function firstLines(code: CodeFunction): string {
  return code.text.split('\n').slice(0, 2).join('\n');
}

/** A message for a commit that renames something. */
export function commitSample(
  code: CodeFunction,
  names: readonly string[],
  random: () => number,
): Sample | undefined {
  const edit = renameEdit(code, names, random);
  const found = edit && /^Every `(\w+)` becomes `(\w+)`/.exec(edit.reasoning);
  if (!found) return undefined;
  const old = edit.before.split('\n');
  const diff = edit.after
    .split('\n')
    .flatMap((line, index) => (line === old[index] ? [] : [`-${old[index]}`, `+${line}`]))
    .slice(0, 12)
    .join('\n');
  const attachment = { path: edit.path, languageId: 'diff', text: diff };
  const question = pick(['Write a commit message for this change.', 'Suggest a commit message.'], random);
  return laidOut(
    [{ role: 'user', text: question, attachments: [attachment] }],
    random() < 0.75 ? edit.reasoning : '',
    `Rename ${found[1]} to ${found[2]} in ${code.name}`,
    'chat',
  );
}

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
  const { head, turns: messages } = layOutChat([...turns, callTurn(call)], 'medium');
  const pieces = messages.slice(0, -1).flat();
  return { kind: 'tool', ...splitHead([...head, ...pieces], messages.at(-1) ?? []) };
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

function attachmentOf({ file, text, line }: CodeFunction): Attachment {
  const last = line + text.split('\n').length;
  return { path: file.path, languageId: file.languageId, text, lines: { first: line + 1, last } };
}

function laidOut(
  turns: readonly ChatTurn[],
  reasoning: string,
  answer: string,
  kind: Sample['kind'],
): Sample {
  const { head, turns: messages, tail } = layOutChat(turns, 'medium');
  return { kind, ...splitHead([...head, ...messages.flat(), ...tail], finalAnswer(reasoning, answer)) };
}
