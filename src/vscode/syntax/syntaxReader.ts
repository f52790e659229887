import * as vscode from 'vscode';
import type { TextWindow } from '../../core/text/textWindow.ts';
import type { Log } from '../../core/log.ts';
import { grammarOf } from '../../core/syntax/grammars.ts';
import { outlinePlace } from '../../core/syntax/outlinePlace.ts';
import { readPlace } from '../../core/syntax/readPlace.ts';
import type { SyntaxPlace } from '../../core/syntax/syntaxPlace.ts';
import { GrammarStore } from './grammarStore.ts';
import { outlineAround } from './outlineAround.ts';

/**
 * Milliseconds that a keystroke waits for the syntax. Parsing a window takes 3; loading a grammar, or a language
 * server, may take longer, and then the text of the line has to do.
 */
const patience = 40;

/** The most lines of a document whose outline is requested: language servers compute it again for each version. */
const longestOutlined = 5000;

/** Determines the syntax around a cursor: by a grammar where one ships, else by VS Code's outline of the document. */
export class SyntaxReader {
  readonly #grammars: GrammarStore;
  readonly #log: Log;

  /** @param folder the absolute path of the folder with the grammars. */
  constructor(folder: string, log: Log) {
    this.#grammars = new GrammarStore(folder, log);
    this.#log = log;
  }

  /** `undefined` when the syntax is unknown or not known soon enough. Never throws. */
  async placeAt(
    document: vscode.TextDocument,
    position: vscode.Position,
    window: TextWindow,
  ): Promise<SyntaxPlace | undefined> {
    try {
      return await inTime(this.#read(document, position, window));
    } catch (error) {
      this.#log.warn(`The syntax could not be read: ${String(error)}`);
      return undefined;
    }
  }

  async #read(
    document: vscode.TextDocument,
    position: vscode.Position,
    window: TextWindow,
  ): Promise<SyntaxPlace | undefined> {
    const grammar = grammarOf(document.languageId);
    if (!grammar) {
      // An outline only describes whole lines.
      if (window.lineBefore.trim() !== '' || document.lineCount > longestOutlined) return undefined;
      return outlinePlace(await outlineAround(document), (line) => document.lineAt(line).text, position.line);
    }
    const parse = await this.#grammars.parser(grammar);
    return parse && readPlace(window, grammar, parse);
  }
}

async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  // A late result is ignored, even an error.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
