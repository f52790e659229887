import type { Language, Node } from '@vscode/tree-sitter-wasm';
import type { Bracket, Parse } from '../../core/syntax/syntaxTree.ts';

/**
 * Loads tree-sitter itself. Called again it does nothing.
 * @param wasm the absolute path of `tree-sitter.wasm`.
 */
export async function initParser(wasm: string): Promise<void> {
  const { Parser } = await treeSitter();
  await Parser.init({ locateFile: () => wasm });
}

export async function loadGrammar(wasm: Uint8Array): Promise<Language> {
  const { Language } = await treeSitter();
  return Language.load(wasm);
}

/**
 * A parser of one language. {@link initParser} has to be done.
 * @param patience milliseconds for one text, after which it is given up.
 */
export async function createParse(language: Language, patience: number): Promise<Parse> {
  const { Parser } = await treeSitter();
  const parser = new Parser();
  parser.setLanguage(language);
  return (text) => {
    const end = performance.now() + patience;
    const tree = parser.parse(text, null, { progressCallback: () => performance.now() > end });
    if (!tree) {
      // Else the next text would be taken for the rest of this one.
      parser.reset();
      return undefined;
    }
    return {
      rootNode: tree.rootNode,
      brackets: () => bracketsOf(tree.rootNode),
      delete: () => tree.delete(),
    };
  };
}

/** The package is CommonJS in a form of which Node sees no names, and is read at the first need only. */
async function treeSitter() {
  const { default: module } = await import('@vscode/tree-sitter-wasm');
  return module;
}

function bracketsOf(root: Node): Bracket[] {
  const brackets: Bracket[] = [];
  const cursor = root.walk();
  for (;;) {
    if (cursor.gotoFirstChild()) continue;
    // `${` and `#{` open as `{` does. What the parser made up has no length.
    if (/^([$#]?[{([]|[)\]}])$/.test(cursor.nodeType) && cursor.endIndex > cursor.startIndex)
      brackets.push({ char: cursor.nodeType.slice(-1), index: cursor.endIndex - 1 });
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) {
        cursor.delete();
        return brackets;
      }
    }
  }
}
