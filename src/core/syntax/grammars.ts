/** The grammar for VS Code's language id; `undefined` when none ships. */
export function grammarOf(languageId: string): GrammarName | undefined {
  return grammars.get(languageId);
}

/** As in the file names: `tree-sitter-<name>.wasm`. All grammars for code in `@vscode/tree-sitter-wasm`. */
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

/** A dialect that a grammar almost fully covers is better parsed by it than not at all. */
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
