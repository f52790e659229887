import { indentationAt } from '../../syntax/brackets.ts';
import { cursorAt } from '../../syntax/cursor.ts';
import { pairedLexisOf } from '../../syntax/languages.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import { opensByWord } from './blockWords.ts';
import { tagIndentation } from './closingTag.ts';
import { labelIndentation } from './firstLabel.ts';
import { indentationOf } from '../../text/indentation.ts';

/**
 * The indentation of a line that ends the enclosing block or begins its next branch (a closing bracket or tag, `end`,
 * `else`, `case`, `public:`), if that is less than the cursor's. `undefined` for other lines, or if it is uncertain.
 */
export function branchIndentation(text: string, window: TextWindow, languageId: string): string | undefined {
  if (/^[ \t]/.test(text)) return undefined;
  const found = outerIndentation(text, window, languageId, window.lineBefore.length);
  return found !== undefined && found.length < window.lineBefore.length && window.lineBefore.startsWith(found)
    ? found
    : undefined;
}

/** Whether such a line, without its indentation, belongs at one that is less than the cursor's. */
export function isBranchAt(
  indentation: string,
  text: string,
  window: TextWindow,
  languageId: string,
): boolean {
  return outerIndentation(text, window, languageId, indentation.length) === indentation;
}

function outerIndentation(
  text: string,
  window: TextWindow,
  languageId: string,
  most: number,
): string | undefined {
  const [line = ''] = text.split('\n', 1);
  return (
    bracketIndentation(line, window, languageId) ??
    partnerIndentation(text, window, languageId, most) ??
    labelIndentation(line, window, languageId) ??
    tagIndentation(line, window, languageId)
  );
}

/** The indentation of the line that opens the innermost bracket around the cursor, if that is of the same kind. */
function bracketIndentation(line: string, window: TextWindow, languageId: string): string | undefined {
  if (!pairedLexisOf(languageId) || !/^[)\]}]/.test(line)) return undefined;
  const opener = cursorAt(window, languageId).all.at(-1);
  return opener?.kind === 'bracket' && opener.close === line.charAt(0)
    ? indentationAt(window.prefix, opener.index)
    : undefined;
}

/** What a branch belongs to: lines that may precede it at its own depth, with deeper ones in between. */
interface Branch {
  languages: ReadonlySet<string>;
  line: RegExp;
  after: RegExp;
  /** A line that the branch may belong to as well, though rarely: then nothing is certain. */
  perhaps?: RegExp;
}

const python = set('python cython gdscript starlark nim');
const ruby = set('ruby crystal');
const byEnd = set('ruby crystal lua luau julia elixir');
const shell = set('shellscript');
const braces = set(
  'typescript typescriptreact javascript javascriptreact c cpp cuda-cpp objective-c java csharp php go dart groovy swift',
);

const branches: readonly Branch[] = [
  { languages: python, line: /^elif\b/, after: /^(?:el)?if\b/ },
  {
    languages: python,
    line: /^else\s*:/,
    after: /^(?:(?:el)?if|except)\b/,
    perhaps: /^(?:async )?(?:for|while)\b/,
  },
  { languages: python, line: /^(?:except|finally)\b/, after: /^(?:try|except|else)\b/ },
  { languages: python, line: /^case\b.*:/, after: /^case\b/ },
  { languages: ruby, line: /^elsif\b/, after: /^(?:if|elsif)\b/ },
  { languages: ruby, line: /^else\b/, after: /^(?:if|elsif|unless|when|rescue|case|in)\b/ },
  { languages: ruby, line: /^(?:rescue|ensure)\b/, after: /^(?:begin|def|rescue|else)\b/ },
  { languages: ruby, line: /^when\b/, after: /^when\b/ },
  { languages: set('lua luau julia'), line: /^(?:else|elseif)\b/, after: /^(?:if|elseif)\b/ },
  {
    languages: set('elixir'),
    line: /^(?:else|rescue|catch|after)\b/,
    after: /^(?:if|unless|try|with|rescue|def\w*)\b/,
  },
  { languages: byEnd, line: /^end\b/, after: opensByWord },
  { languages: set('lua luau'), line: /^until\b/, after: /^repeat\b/ },
  { languages: shell, line: /^(?:else|elif)\b/, after: /^(?:if|elif)\b/ },
  { languages: shell, line: /^fi\b/, after: /^(?:if|elif|else)\b/ },
  { languages: shell, line: /^done\b/, after: /^(?:for|while|until|select)\b/ },
  { languages: shell, line: /^esac\b/, after: /^case\b/ },
  { languages: braces, line: /^(?:case\b.*|default\s*):/, after: /^(?:case\b.*|default\s*):/ },
  {
    languages: set('cpp cuda-cpp objective-cpp'),
    line: /^(?:public|private|protected|signals)\b[\w\s]*:(?!:)/,
    after: /^(?:public|private|protected|signals)\b[\w\s]*:(?!:)/,
  },
];

function set(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** A word that ends a block, so that the one above it at the same depth is complete. */
const ends = /^(?:end|fi|done|esac|until)\b/;

/** A branch cannot belong to anything beyond these. */
const functions = /^(?:(?:async )?def|class|function|func|fn|module)\b/;

/** The indentation of the nearest line that the branch may belong to, if that has at most `cursor` characters of it. */
function partnerIndentation(
  answer: string,
  window: TextWindow,
  languageId: string,
  cursor: number,
): string | undefined {
  const [line = '', next = ''] = answer.split('\n', 2);
  const branch = branches.find((each) => each.languages.has(languageId) && each.line.test(line));
  if (!branch) return undefined;
  const isWritten = cursor < window.lineBefore.length;
  // At the cursor's depth, it may already be a branch of the block above.
  const fitsHere = indentationOf(next).length > cursor;
  let depth = cursor;
  let isWhole = false;
  for (const other of window.prefix.split(/\r?\n/).slice(0, -1).reverse()) {
    const at = indentationOf(other);
    const text = other.trim();
    const isAround = at.length < depth;
    if (text === '' || at.length > depth || (at.length === depth && depth < cursor)) continue;
    depth = at.length;
    // A complete block at the cursor's own depth takes no more branches.
    if (!isAround && ends.test(text)) isWhole = true;
    else if (!isAround && isWhole) isWhole = !opensByWord.test(text);
    else if (branch.after.test(text)) return at;
    // Written at that very depth, it is certain.
    else if (isWritten && !isAround && branch.perhaps?.test(text)) return at;
    if ((isAround || fitsHere) && branch.perhaps?.test(text)) return undefined;
    // Only in languages whose blocks have no end marker can a branch belong to an outer block.
    if (isAround && (branch.languages !== python || functions.test(text))) return undefined;
  }
  return undefined;
}
