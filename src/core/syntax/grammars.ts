/** The grammar of a language, by VS Code's language id; `undefined` when there is none among those that ship. */
export function grammarOf(languageId: string): GrammarName | undefined {
  return grammars.get(languageId);
}

/** As the files are named: `tree-sitter-<name>.wasm`. All that `@vscode/tree-sitter-wasm` has for code. */
export const grammarNames = [
  'bash',
  'c-sharp',
  'cpp',
  'css',
  'go',
  'java',
  'javascript',
  'php',
  'python',
  'ruby',
  'rust',
  'tsx',
  'typescript',
] as const;

export type GrammarName = (typeof grammarNames)[number];

/** A dialect that a grammar knows nearly all of is better read by it than by no grammar at all. */
const grammars = new Map<string, GrammarName>([
  ['c', 'cpp'],
  ['cpp', 'cpp'],
  ['csharp', 'c-sharp'],
  ['css', 'css'],
  ['cuda-cpp', 'cpp'],
  ['go', 'go'],
  ['java', 'java'],
  ['javascript', 'javascript'],
  ['javascriptreact', 'javascript'],
  ['less', 'css'],
  ['php', 'php'],
  ['python', 'python'],
  ['ruby', 'ruby'],
  ['rust', 'rust'],
  ['scss', 'css'],
  ['shellscript', 'bash'],
  ['typescript', 'typescript'],
  ['typescriptreact', 'tsx'],
]);
