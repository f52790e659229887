import { promptOf } from '../../../../src/core/formats/format.ts';
import { harmony } from '../../../../src/core/formats/harmony/harmony.ts';
import { inChannel, openChannel, special } from '../../../../src/core/formats/harmony/specials.ts';
import { text, type PromptPart } from '../../../../src/core/formats/promptParts.ts';
import { editConversation } from '../../../../src/core/prompts/editConversation.ts';
import { fenced, fenceInfo } from '../../../../src/core/text/fence.ts';
import { refactorActions, type RefactorAction } from '../../../../src/core/refactor/actions.ts';
import { fixInstruction, testsInstruction } from '../../../../src/core/refactor/instructions.ts';
import { testPath } from '../../../../src/core/refactor/testPath.ts';
import type { EditRequest, Effort } from '../../../../src/protocol/model.ts';
import type { CodeFunction } from './functions.ts';
import { pick, splitHead, type Sample } from './sample.ts';

/** A piece of code, what to do with it, and what it becomes. */
export interface Edit {
  path: string;
  languageId: string;
  before: string;
  instruction: string;
  after: string;
  /** What the model may think before; a sentence. */
  reasoning: string;
}

/** The edit in Hearth's own layout, with a thought before the answer. */
export function editSample(
  edit: Edit,
  around: { prefix: string; suffix: string },
  effort: Effort = 'low',
): Sample {
  const { path, languageId, before, instruction, after, reasoning } = edit;
  const request: EditRequest = {
    kind: 'edit',
    context: { path, languageId, ...around },
    ...{ selection: before, instruction, effort, maxTokens: 1000 },
  };
  const prompt = promptOf(harmony.render(editConversation(request, Infinity)));
  const answer = fenced(after, fenceInfo(languageId));
  return { kind: 'edit', ...splitHead(prompt, finalAnswer(reasoning, answer)) };
}

/** What the assistant writes after `<|start|>assistant`: perhaps a thought, then the answer. */
export function finalAnswer(reasoning: string, answer: string): PromptPart[] {
  const thought = reasoning === '' ? [] : inChannel('analysis', reasoning);
  const [, , ...rest] = [...thought, ...openChannel('final')];
  return [...rest, text(answer), special('return')];
}

/** Renames an identifier of a function, if it has one that can be; `name` suggests another. */
export function renameEdit(
  code: CodeFunction,
  names: readonly string[],
  random: () => number,
): Edit | undefined {
  const words = [...new Set(code.text.match(/[A-Za-z_]\w*/g) ?? [])].filter(
    (word) => code.parameters.includes(word) || word === code.name || isDeclared(code.text, word),
  );
  if (words.length === 0) return undefined;
  const old = pick(words, random);
  const name = pick(names, random);
  if (old.length < 2 || old.startsWith('_') || name === old || new RegExp(`\\b${name}\\b`).test(code.text))
    return undefined;
  // A word in a string or behind a dot may be another thing; then the answer would not be clear.
  if (new RegExp(`[.'"\`]${old}\\b`).test(code.text)) return undefined;
  return {
    ...placeOf(code),
    before: code.text,
    instruction: pick(renameWords, random)(old, name),
    after: code.text.replace(new RegExp(`\\b${old}\\b`, 'g'), name),
    reasoning: `Every \`${old}\` becomes \`${name}\` here.`,
  };
}

const renameWords: readonly ((old: string, name: string) => string)[] = [
  (old, name) => `Rename \`${old}\` to \`${name}\`.`,
  (old, name) => `Rename \`${old}\` to \`${name}\``,
  (old, name) => `rename \`${old}\` to \`${name}\``,
  (old, name) => `Rename the variable \`${old}\` to \`${name}\`.`,
  (old, name) => `Rename ${old} to ${name}.`,
  (old, name) => `Rename ${old} to ${name}`,
  (old, name) => `rename ${old} to ${name}`,
  (old, name) => `Call ${old} ${name} instead`,
];

function isDeclared(code: string, word: string): boolean {
  return new RegExp(`\\b(?:const|let|var|for)\\s+${word}\\b|^\\s*${word} = `, 'm').test(code);
}

/** Adds the documentation that the function has in its file. */
export function documentEdit(code: CodeFunction): Edit | undefined {
  const { text: whole, comment, file } = code;
  const instruction = instructionOf('document');
  const reasoning = `I say what \`${code.name}\` does.`;
  if (file.languageId !== 'python') {
    if (comment === '' || comment.length > 400) return undefined;
    return { ...placeOf(code), before: whole, instruction, after: comment + whole, reasoning };
  }
  const match = /^(.*?:\n)(\s+"""[^"]{10,300}"""\n)([\s\S]+)$/.exec(whole);
  if (!match) return undefined;
  return { ...placeOf(code), before: `${match[1]}${match[3]}`, instruction, after: whole, reasoning };
}

/** Makes the code longer than it has to be, so that the way back is to simplify it. */
export function simplifyEdit(code: CodeFunction, random: () => number): Edit | undefined {
  const isPython = code.file.languageId === 'python';
  const rules: readonly [RegExp, string][] = isPython
    ? [
        [/^(\s*)return (?!None|True|False)([^\n]+[^\n([{,])$/m, '$1result = $2\n$1return result'],
        [/^(\s*)if (\w+):$/m, '$1if $2 == True:'],
        [/^(\s*)if not (\w+):$/m, '$1if $2 == False:'],
      ]
    : [
        [/^(\s*)return ([^\n]*[^\n([{,]);$/m, '$1const result = $2;\n$1return result;'],
        [/\bif \((\w+)\)/, 'if ($1 === true)'],
        [/\bif \(!(\w+)\)/, 'if ($1 === false)'],
        [/^(\s*)(const|let) (\w+) = (\w+)\.(\w+);$/m, '$1$2 $3 = ($4.$5);'],
        // Older declarations. Not of constants: whether a name is assigned to again is hard to see for so small a model.
        [/\blet(?= \w)/g, 'var'],
        [/\blet(?= \w)/g, 'var'],
      ];
  const [pattern, longer] = pick(rules, random);
  const before = code.text.replace(pattern, longer);
  if (before === code.text || /\bresult\b/.test(code.text)) return undefined;
  const action = random() < 0.7 ? 'simplify' : 'refactor';
  const instruction = instructionOf(action);
  return {
    ...placeOf(code),
    before,
    instruction,
    after: code.text,
    reasoning: 'I leave out what is not needed.',
  };
}

/** Puts a slip into the code, so that the way back is to correct it; the editor may have reported it. */
export function fixEdit(code: CodeFunction, random: () => number): Edit | undefined {
  const { pattern, slip, message } = pick(
    code.file.languageId === 'python' ? pythonSlips : scriptSlips,
    random,
  );
  const before = code.text.replace(pattern, slip);
  if (before === code.text) return undefined;
  const old = code.text.split('\n');
  const lines = before.split('\n');
  const at = lines.findIndex((line, index) => line !== old[index]);
  const problems = random() < 0.5 ? [{ line: at + 1, text: lines[at] ?? '', message }] : [];
  const general = instructionOf('fix');
  const instruction = fixInstruction(general, problems);
  return { ...placeOf(code), before, instruction, after: code.text, reasoning: 'I correct the slip.' };
}

interface Slip {
  pattern: RegExp;
  slip: string;
  /** What a language server would say of it. */
  message: string;
}

const scriptSlips: readonly Slip[] = [
  {
    pattern: /(\bfor \([^;]*; \w+ )<( [\w.]+\.length;)/,
    slip: '$1<=$2',
    message: 'The index may be out of bounds.',
  },
  {
    pattern: /(\bif \([^\n=]*)===/,
    slip: '$1=',
    message: 'Expected a conditional expression and instead saw an assignment.',
  },
  { pattern: /^(\s*)return /m, slip: '$1retrun ', message: "Cannot find name 'retrun'." },
  { pattern: / \+= /, slip: ' =+ ', message: 'Did you mean +=?' },
];

const pythonSlips: readonly Slip[] = [
  { pattern: /^(\s*(?:if|for|while|else)\b[^\n]*):$/m, slip: '$1', message: "Expected ':'" },
  {
    pattern: /^(\s*if [^\n=]*)==/m,
    slip: '$1=',
    message: "Invalid syntax. Maybe you meant '==' instead of '='?",
  },
  { pattern: / is None\b/, slip: ' == None', message: 'Comparison to None should be "is None"' },
  { pattern: /^(\s*)return /m, slip: '$1retrun ', message: '"retrun" is not defined' },
];

/** A file with one test of the function: all that can be said without understanding it. */
export function testsEdit(code: CodeFunction): Edit | undefined {
  const { name, parameters, file, text } = code;
  if (/^\s/.test(text) || name.startsWith('_')) return undefined;
  const general = instructionOf('tests');
  const instruction = testsInstruction(general, file.path, testPath(file.path));
  const module = (file.path.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
  const call = `${name}(${parameters.join(', ')})`;
  const after =
    file.languageId === 'python'
      ? `from ${module} import ${name}\n\n\ndef test_${name}():\n    assert ${call} is not None`
      : `import { expect, test } from 'vitest';\nimport { ${name} } from './${module}';\n\ntest('${name} returns a value', () => {\n  expect(${call}).toBeDefined();\n});`;
  return { ...placeOf(code), before: text, instruction, after, reasoning: `I call \`${name}\` once.` };
}

/** From a function declaration to an arrow function, and back. */
export function convertEdit(code: CodeFunction, random: () => number): Edit | undefined {
  const match = /^(\s*)(export )?(async )?function (\w+)(\([^()]*\)[^{\n]*)\{\n([\s\S]*)\n(\s*)\}$/.exec(
    code.text,
  );
  if (!match || code.file.languageId === 'python' || /\bthis\b|\barguments\b/.test(code.text))
    return undefined;
  const [, indentation = '', exported = '', asynchronous = '', name = '', head = '', inner = ''] = match;
  const arrow = `${indentation}${exported}const ${name} = ${asynchronous}${head}=> {\n${inner}\n${indentation}};`;
  const toArrow = random() < 0.5;
  return {
    ...placeOf(code),
    before: toArrow ? code.text : arrow,
    after: toArrow ? arrow : code.text,
    instruction: toArrow ? 'Convert this to an arrow function.' : 'Convert this to a function declaration.',
    reasoning: 'Only the head and the end change.',
  };
}

/** What a refactor action asks for. */
function instructionOf(action: RefactorAction['id']): string {
  return refactorActions.find(({ id }) => id === action)?.instruction ?? '';
}

function placeOf({ file }: CodeFunction): Pick<Edit, 'path' | 'languageId'> {
  return { path: file.path, languageId: file.languageId };
}
