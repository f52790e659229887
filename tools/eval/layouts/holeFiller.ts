import type { Basis } from '../../../src/core/completion/basis.ts';
import { fitPrefix, fitSnippets, fitSuffix } from '../../../src/core/completion/fit.ts';
import { promptOf, type Format } from '../../../src/core/formats/format.ts';
import { text, type PromptPart } from '../../../src/core/formats/promptParts.ts';
import type { Message } from '../../../src/core/prompts/conversation.ts';
import type { Budget } from './variant.ts';

/*
 * The prompt by which tools make a chat model fill a hole: an instruction, some examples, then the file with a mark
 * where the hole is, to be answered between two tags. Continue sends such a one to every model with "gpt" in its name
 * (continuedev/continue, core/autocomplete/templating/AutocompleteTemplate.ts, `holeFillerTemplate`, after
 * VictorTaelin/AI-scripts). The form is theirs, the words and the examples are ours.
 */

export const opening = '<COMPLETION>';
export const closing = '</COMPLETION>';

const mark = '{{FILL_HERE}}';

const instructions = [
  `You fill holes in files. A file is given between <QUERY> and </QUERY>, and ${mark} marks the hole in it.`,
  `Answer with the text that replaces ${mark}, between ${opening} and ${closing}: correct, in the style of the file,`,
  'with the indentation that it needs, and without anything that stands around the hole already.',
].join('\n');

/** A part of a line, some lines of a block, a body in Python, and code that begins in the middle of a word. */
const examples: readonly { query: string; answer: string }[] = [
  {
    query: `export function area(width: number, height: number): number {\n  return ${mark};\n}`,
    answer: 'width * height',
  },
  {
    query: `function countWords(lines) {\n  const counts = new Map();\n  for (const line of lines) {\n    ${mark}\n  }\n  return counts;\n}`,
    answer:
      "for (const word of line.split(' ')) {\n      counts.set(word, (counts.get(word) ?? 0) + 1);\n    }",
  },
  {
    query: `def longest(names):\n    """The longest of the names, or None."""\n    ${mark}\n\n\nprint(longest(["Ada", "Grace"]))`,
    answer: 'if not names:\n        return None\n    return max(names, key=len)',
  },
  {
    query: `const total = prices.red${mark}\nconsole.log(total);`,
    answer: 'uce((sum, price) => sum + price, 0);',
  },
];

/** As a conversation; its answer is begun unless the model is to reason first. */
export function chatHoleFiller(basis: Basis, budget: Budget, format: Format, reasons: boolean): PromptPart[] {
  const question = (query: string): Message => ({
    from: 'user',
    parts: [{ type: 'text', text: asQuery(query) }],
  });
  const messages = examples.flatMap(({ query, answer }): Message[] => [
    question(query),
    { from: 'assistant', parts: [{ type: 'answer', text: `${opening}${answer}${closing}` }] },
  ]);
  return promptOf(
    format.render({
      ...{ instructions, tools: [], effort: 'low' },
      messages: [...messages, question(fileWithHole(basis, budget))],
      answer: reasons
        ? { type: 'opened', text: opening }
        : { type: 'prefilled', reasoning: '', text: opening },
    }),
  );
}

/** As one text without any chat format, which is how Continue sends it. */
export function rawHoleFiller(basis: Basis, budget: Budget): PromptPart[] {
  const turns = examples.map(
    ({ query, answer }) => `## EXAMPLE\n\n${asQuery(query)}\n${opening}${answer}${closing}\n`,
  );
  const query = asQuery(fileWithHole(basis, budget));
  return [text([instructions, ...turns, `## TASK\n\n${query}\n${opening}`].join('\n'))];
}

function asQuery(file: string): string {
  return `<QUERY>\n${file}\n</QUERY>\nFill the hole ${mark}. Answer with the completion only.`;
}

/** The shares of Hearth's own layout (core/completion/layout.ts), so that none sees more of the file than another. */
const shares = { prefix: 0.55, suffix: 0.15, snippets: 0.3 };

/** Code of other files stands above the file as comments, as in Continue. */
function fileWithHole(basis: Basis, { tokens, count }: Budget): string {
  const prefix = fitPrefix(basis.prefix, tokens * shares.prefix, count);
  const suffix = fitSuffix(basis.suffix, tokens * shares.suffix, count);
  const comment = basis.languageId === 'python' ? '#' : '//';
  const snippets = fitSnippets(basis.snippets, tokens * shares.snippets, count).map(({ path, text: code }) =>
    [`Path: ${path}`, ...code.split('\n')].map((line) => `${comment} ${line}`.trimEnd()).join('\n'),
  );
  return [...snippets, `${comment} Path: ${basis.path}`, `${prefix}${mark}${suffix}`].join('\n');
}
