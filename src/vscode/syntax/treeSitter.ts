import type { Language, Node } from '@vscode/tree-sitter-wasm';
import type { Bracket, Parse } from '../../core/syntax/syntaxTree.ts';

/**
 * Loads tree-sitter itself. Further calls do nothing.
 * @param wasm the absolute path of `tree-sitter.wasm`.
 */
export async function initParser(wasm: string): Promise<void> {
  const { Parser } = await treeSitter();
  await Parser.init({ locateFile: () => wasm });
}

/** Loads a grammar from the bytes of its `.wasm` file. Requires {@link initParser}. */
export async function loadGrammar(wasm: Uint8Array): Promise<Language> {
  const { Language } = await treeSitter();
  return Language.load(wasm);
}

/**
 * Creates a parser for one language. Requires {@link initParser}.
 * @param patience milliseconds for one text, after which parsing is abandoned.
 */
export async function createParse(language: Language, patience: number): Promise<Parse> {
  const { Parser } = await treeSitter();
  const parser = new Parser();
  parser.setLanguage(language);
  return (text) => {
    const end = performance.now() + patience;
    const tree = parser.parse(text, null, { progressCallback: () => performance.now() > end });
    if (!tree) {
      // Otherwise the next text would continue this one.
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

/** Imported on first use. The package is CommonJS in a form whose named exports Node does not detect. */
async function treeSitter() {
  const { default: module } = await import('@vscode/tree-sitter-wasm');
  return module;
}

function bracketsOf(root: Node): Bracket[] {
  const brackets: Bracket[] = [];
  const cursor = root.walk();
  for (;;) {
    if (cursor.gotoFirstChild()) continue;
    // `${` and `#{` open like `{`. Tokens inserted by error recovery have no length.
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
