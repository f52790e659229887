import * as vscode from 'vscode';
import type { TextWindow } from '../../../core/text/textWindow.ts';
import { definitionText } from '../../../core/context/definitionText.ts';
import type { Findings, NameQuestion } from '../../../core/context/findings.ts';
import { namesNear, type NameUse } from '../../../core/context/names.ts';
import type { Piece } from '../../../core/context/pieces.ts';
import { definitionsAt, symbolRangeAt, type DefinitionPlace } from '../../../vscode/definitions.ts';
import { documentReader, promptPath } from '../../../vscode/editorContext.ts';
import type { Exclusions } from '../../../vscode/exclusion/exclusions.ts';
import { readText } from '../../../vscode/exclusion/readText.ts';
import { wait } from '../wait.ts';

/**
 * Milliseconds for all look-ups at one pause. A server that is still indexing the project gets another chance at the
 * next.
 */
const patience = 400;

/** UTF-16 code units at the start of a document that are searched for imports. */
const headLength = 8000;

/** Bytes above which a file is taken for data or generated code. */
const largestFile = 1_000_000;

/**
 * Definitions, in other files, of the names near the cursor: from VS Code's definition providers, at a pause, a few at
 * a time. Without a provider there are none, and no error.
 */
export class Definitions {
  readonly #exclusions: Exclusions;
  readonly #findings: Findings;

  constructor(exclusions: Exclusions, findings: Findings) {
    this.#exclusions = exclusions;
    this.#findings = findings;
  }

  /** Looks up the names near the cursor that are not known yet. Ends when the signal aborts, or after a short time. */
  async find(document: vscode.TextDocument, window: TextWindow, signal: AbortSignal): Promise<void> {
    const ended = new AbortController();
    const either = AbortSignal.any([signal, ended.signal]);
    const head = documentReader(document).slice(0, headLength);
    const { version } = document;
    const imports = importsOf(head);
    const lookups = namesNear(window.prefix, head).map(async (use) => {
      const { name, imported } = use;
      const question: NameQuestion = { uri: document.uri.toString(), version, imports, name, imported };
      if (this.#findings.has(question)) return;
      const piece = await this.#lookUp(document, window, use);
      if (either.aborted) return;
      this.#findings.note(question, piece);
    });
    await Promise.race([Promise.all(lookups), wait(patience, signal)]);
    ended.abort();
  }

  async #lookUp(
    document: vscode.TextDocument,
    window: TextWindow,
    { name, distance }: NameUse,
  ): Promise<Piece | undefined> {
    // The text before the document's own is that of a notebook's other cells.
    if (distance > window.offset) return undefined;
    const position = document.positionAt(window.offset - distance);
    for (const kind of ['definition', 'type'] as const) {
      const [place] = await definitionsAt(kind, document.uri, position);
      // A name defined in this document may have a type defined elsewhere, which is more useful.
      if (place && !isInPrompt(place, document, window))
        return await this.#read(place, name, document.languageId);
    }
    return undefined;
  }

  async #read({ uri, range }: DefinitionPlace, name: string, languageId: string): Promise<Piece | undefined> {
    // Definitions outside the workspace are mostly from the language's standard library, which the model knows.
    if (!vscode.workspace.getWorkspaceFolder(uri) || (await this.#exclusions.read(uri))) return undefined;
    const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    const text = open?.getText() ?? (await readSmallFile(uri));
    if (text === undefined) return undefined;
    const whole = range.isSingleLine ? ((await symbolRangeAt(uri, range.start)) ?? range) : range;
    return {
      kind: 'definition',
      uri: uri.toString(),
      line: range.start.line,
      name,
      takenAt: performance.now(),
      snippet: {
        path: promptPath({ uri }),
        languageId: open?.languageId ?? languageId,
        text: definitionText(text, whole.start.line, whole.end.line),
      },
    };
  }
}

/** Whether a definition is in the text around the cursor. */
function isInPrompt(
  { uri, range }: DefinitionPlace,
  document: vscode.TextDocument,
  { start, offset, suffix }: TextWindow,
): boolean {
  if (uri.toString() !== document.uri.toString()) return false;
  const at = document.offsetAt(range.start);
  return at >= start && at <= offset + suffix.length;
}

/** The import lines, as one text. */
function importsOf(head: string): string {
  return head
    .split('\n')
    .filter((line) => /\b(import|from|require|use|using|include)\b/.test(line))
    .join('\n');
}

async function readSmallFile(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > largestFile ? undefined : await readText(uri);
  } catch {
    return undefined;
  }
}
