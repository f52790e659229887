import { oneLine } from '../../../../src/core/text/fence.ts';
import { functionsOf, type CodeFunction } from './functions.ts';

/** A question about code, a thought, and an answer that can be read off the code. */
export interface Exchange {
  question: string;
  reasoning: string;
  answer: string;
  /** Whether code is attached; for some questions the open file may be, though they are not about it. */
  withCode: boolean | 'perhaps' | 'whole file';
}

/** UTF-16 code units of a file that is attached as a whole. */
export const longestAttachment = 6000;

/** The first questions are all about attached code. */
export const aboutCode = 6;

/** All questions. */
export const questions: readonly ((code: CodeFunction) => Exchange)[] = [
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
  (code) => ({
    question: pickBy(code, ['Who are you?', 'What are you?', 'What can you do?', 'Which model are you?']),
    reasoning: 'The user asks who I am.',
    answer:
      'I am **tiny-oss**, the demonstration model of Hearth: a very small model of the gpt-oss architecture. Choose gpt-oss-20b for real work.',
    withCode: 'perhaps',
  }),
  (code) => ({
    question: pickBy(code, ['Hello', 'Hi', 'hello there', 'Good morning']),
    reasoning: 'The user greets me.',
    answer: 'Hello! Attach some code and ask me about it. I am only a small demonstration model.',
    withCode: 'perhaps',
  }),
  (code) => ({
    question: pickBy(code, ['How does this work?', 'What does this do?', 'Can you explain this?']),
    reasoning: 'Nothing is attached.',
    answer: 'Please attach the code you mean, with **Add Context** or by selecting it in the editor.',
    withCode: false,
  }),
  generalQuestion,
  generalQuestion,
  (code) => ({
    question: pickBy(code, codeQuestions),
    reasoning: 'This needs more than I can see in the code.',
    answer: `I am too small a model to judge this. What I can see: ${describe(code)}`,
    withCode: true,
  }),
  (code) => ({
    question: pickBy(code, [...codeQuestions, 'How does this work?', 'What is in this file?']),
    reasoning: 'This needs more than I can see in the code.',
    answer: `I am too small a model to judge this. What I can see: ${contentsOf(code)}`,
    withCode: 'whole file',
  }),
];

/** What needs knowledge. The open file is attached to most questions, whether they are about it or not. */
function generalQuestion(code: CodeFunction): Exchange {
  return {
    question: pickBy(code, generalQuestions),
    reasoning: 'This needs knowledge that I do not have.',
    answer:
      'I am **tiny-oss**, a very small demonstration model, and I cannot answer this. I can say what a function takes and returns when you attach it. For real answers, choose gpt-oss-20b with _Choose Model File…_.',
    withCode: 'perhaps',
  };
}

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
  'How do I add a discount?',
  'How can I read a file?',
  'How do I sort a list of objects by a key?',
  'How do I write a loop?',
  'How would you store this in a database?',
  'How do I test this?',
  'What is a promise?',
  'What is the difference between a list and a tuple?',
  'What does async mean?',
  'Why is my program so slow?',
  'Why does this fail?',
  'Write a class for a user with a name and an e-mail address',
  'Write a regular expression for phone numbers',
  'Create a React component that shows a table',
  'Add error handling',
  'Make a web server in Python',
  'Can you help me with my code?',
  'Can I use this in a browser?',
  'Please translate this to Rust',
  'Explain recursion to me',
  'Give me an example of inheritance',
  'Should I use tabs or spaces?',
  'What is wrong here?',
  'Where should I begin?',
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

/** The functions of the file as far as it is attached. */
function contentsOf({ file }: CodeFunction): string {
  const shown = { ...file, text: file.text.slice(0, longestAttachment) };
  const names = [...new Set(functionsOf(shown, 200).map(({ name }) => `\`${name}\``))].slice(0, 5);
  if (names.length === 0) return `${oneLine(file.path)} has no functions that I can see.`;
  return `${oneLine(file.path)} has ${names.length === 1 ? 'the function' : 'functions like'} ${names.join(', ')}.`;
}

function takes({ name, parameters }: CodeFunction): string {
  if (parameters.length === 0) return `\`${name}\` takes no parameters`;
  return `\`${name}\` takes ${parameters.map((each) => `\`${each}\``).join(', ')}`;
}

/** The head of a function, and the line behind it. */
export function firstLines(code: CodeFunction): string {
  return code.text.split('\n').slice(0, 2).join('\n');
}
