import type { CodeFile } from '../readCode.ts';

/** A function as it stands in a file. */
export interface CodeFunction {
  file: CodeFile;
  name: string;
  /** Parameters by name, without types and defaults. */
  parameters: readonly string[];
  /** Its lines, with their indentation, without a documentation comment above. */
  text: string;
  /** The documentation comment above (TypeScript, JavaScript) with its indentation, or `''`. */
  comment: string;
  /** First line, counted from 0. */
  line: number;
}

const scriptHead =
  /^(\s*)(?:export )?(?:default )?(?:async )?(?:function\*? (\w+)\s*(?:<[^>]*>)?\(|const (\w+) = (?:async )?\(|(?:static |public |private |protected |readonly )*(?:async )?(\w+)\()([^)]*)\)?.*\{$/;
const pythonHead = /^(\s*)(?:async )?def (\w+)\(([^)]*)\).*:$/;
const keywords = new Set([
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'return',
  'function',
  'with',
  'else',
  'constructor',
]);

/** The functions of a file that begin and end on their own lines, of 3 to `most` lines. */
export function functionsOf(file: CodeFile, most: number): CodeFunction[] {
  const lines = file.text.split('\n');
  const isPython = file.languageId === 'python';
  const found: CodeFunction[] = [];
  for (const [line, head] of lines.entries()) {
    const match = (isPython ? pythonHead : scriptHead).exec(head);
    if (!match) continue;
    const indentation = match[1] ?? '';
    const name = isPython ? match[2] : (match[2] ?? match[3] ?? match[4]);
    if (name === undefined || keywords.has(name)) continue;
    const end = isPython ? pythonEnd(lines, line, indentation) : scriptEnd(lines, line, indentation);
    if (end === undefined || end - line < 3 || end - line > most) continue;
    found.push({
      file,
      name,
      parameters: parameterNames((isPython ? match[3] : match[5]) ?? ''),
      text: lines.slice(line, end).join('\n'),
      comment: isPython ? '' : commentAbove(lines, line),
      line,
    });
  }
  return found;
}

/** The line after the last one that is deeper than the head, blank lines inside included. */
function pythonEnd(lines: readonly string[], head: number, indentation: string): number {
  let end = head + 1;
  for (let line = head + 1; line < lines.length; line++) {
    const text = lines[line] ?? '';
    if (text.trim() === '') continue;
    if (!text.startsWith(`${indentation} `)) break;
    end = line + 1;
  }
  return end;
}

function scriptEnd(lines: readonly string[], head: number, indentation: string): number | undefined {
  for (let line = head + 1; line < lines.length; line++) {
    const text = lines[line] ?? '';
    if (text.startsWith(`${indentation}}`)) return /^\s*\}[;,)]*$/.test(text) ? line + 1 : undefined;
    if (text.trim() !== '' && !text.startsWith(`${indentation} `) && !text.startsWith(`${indentation}\t`))
      return undefined;
  }
  return undefined;
}

function parameterNames(list: string): string[] {
  return list
    .split(',')
    .map((part) => /^\s*\*{0,2}(?:\.{3})?(\w+)/.exec(part)?.[1] ?? '')
    .filter((name) => name !== '' && name !== 'self' && name !== 'cls' && name !== 'this');
}

function commentAbove(lines: readonly string[], head: number): string {
  if (!/^\s*(\/\*)?\*.*\*\/$|^\s*\*\/$/.test(lines[head - 1] ?? '')) return '';
  let start = head - 1;
  while (start > 0 && head - start < 12 && !/^\s*\/\*\*/.test(lines[start] ?? '')) start--;
  return /^\s*\/\*\*/.test(lines[start] ?? '') ? `${lines.slice(start, head).join('\n')}\n` : '';
}
