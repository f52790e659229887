import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GrammarName } from '../../src/core/syntax/grammars.ts';
import type { Parse } from '../../src/core/syntax/syntaxTree.ts';
import { createParse, initParser, loadGrammar } from '../../src/vscode/syntax/treeSitter.ts';

const folder = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
const parsers = new Map<GrammarName, Promise<Parse>>();
let ready: Promise<void> | undefined;

/** A parser as the extension has it, with the grammar's file from its package. */
export function parserFor(grammar: GrammarName): Promise<Parse> {
  const known = parsers.get(grammar) ?? load(grammar);
  parsers.set(grammar, known);
  return known;
}

async function load(grammar: GrammarName): Promise<Parse> {
  await (ready ??= initParser(join(folder, 'tree-sitter.wasm')));
  const wasm = readFileSync(join(folder, `tree-sitter-${grammar}.wasm`));
  // A test must not fail on a slow machine.
  return createParse(await loadGrammar(wasm), Infinity);
}
