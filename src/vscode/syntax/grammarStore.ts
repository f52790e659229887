import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GrammarName } from '../../core/syntax/grammars.ts';
import type { Parse } from '../../core/syntax/syntaxTree.ts';
import type { Log } from '../../core/log.ts';
import { createParse, initParser, loadGrammar } from './treeSitter.ts';

/** Milliseconds to parse one text: about ten times what the longest window takes. */
const patience = 40;

/**
 * The shipped grammars, each read from its file on first use and cached. Never throws: an unreadable grammar is
 * absent.
 */
export class GrammarStore {
  readonly #folder: string;
  readonly #log: Log;
  readonly #parsers = new Map<GrammarName, Promise<Parse | undefined>>();
  #init: Promise<void> | undefined;

  /** @param folder the absolute path of the folder with the `.wasm` files. */
  constructor(folder: string, log: Log) {
    this.#folder = folder;
    this.#log = log;
  }

  parser(grammar: GrammarName): Promise<Parse | undefined> {
    const known = this.#parsers.get(grammar);
    if (known) return known;
    const loading = this.#load(grammar);
    this.#parsers.set(grammar, loading);
    return loading;
  }

  async #load(grammar: GrammarName): Promise<Parse | undefined> {
    const start = performance.now();
    try {
      await (this.#init ??= initParser(join(this.#folder, 'tree-sitter.wasm')));
      const wasm = await readFile(join(this.#folder, `tree-sitter-${grammar}.wasm`));
      const parse = await createParse(await loadGrammar(wasm), patience);
      this.#log.debug(`The grammar ${grammar} was read in ${Math.round(performance.now() - start)} ms.`);
      return parse;
    } catch (error) {
      // Completion falls back to looking at the line alone.
      this.#log.warn(`The grammar ${grammar} could not be read: ${String(error)}`);
      return undefined;
    }
  }
}
