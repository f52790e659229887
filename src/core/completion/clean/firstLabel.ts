import { cursorAt } from '../../syntax/cursor.ts';
import { indentationOf } from '../../text/indentation.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/** Labels that by convention stand further out than what they are about, even when they are the first of their block. */
interface Labels {
  languages: ReadonlySet<string>;
  line: RegExp;
  /** The line that opens the block. */
  header: RegExp;
}

const labels: readonly Labels[] = [
  {
    languages: new Set(['cpp', 'cuda-cpp', 'objective-cpp']),
    line: /^(?:(?:public|private|protected)(?:\s+(?:slots|Q_SLOTS))?|signals|Q_SIGNALS)\s*:(?!:)/,
    header: /^\s*(?:(?:template\b.*|typedef|export|static|const)\s+)*(?:class|struct|union)\b(?!.*[;)]\s*$)/,
  },
  // gofmt knows one place only.
  {
    languages: new Set(['go']),
    line: /^(?:case\b.*|default\s*):/,
    header: /\b(?:switch|select)\b.*\{\s*$/,
  },
];

/**
 * The indentation of an access specifier in a class, or of a `case` in gofmt's style: as deep in its block as other
 * labels of the file are in theirs, or as the block's header, which is where clang-format and gofmt put them.
 * `undefined` for other lines.
 */
export function labelIndentation(line: string, window: TextWindow, languageId: string): string | undefined {
  const kind = labels.find((each) => each.languages.has(languageId) && each.line.test(line));
  if (!kind) return undefined;
  const opener = cursorAt(window, languageId).all.at(-1);
  if (opener?.kind !== 'bracket' || opener.close !== '}') return undefined;
  const header = headerIndentation(window.prefix, opener.index, kind);
  return header === undefined ? undefined : header + usualOffset(window, kind);
}

/** A class may name its bases on lines of their own, and the brace may have one, too. */
const longestHeader = 4;

function headerIndentation(prefix: string, brace: number, { header }: Labels): string | undefined {
  const lines = prefix
    .slice(0, brace + 1)
    .split('\n')
    .slice(-longestHeader)
    .reverse();
  for (const [index, line] of lines.entries()) {
    if (index > 0 && /[;{}]\s*$/.test(line)) return undefined;
    if (header.test(line)) return indentationOf(line);
  }
  return undefined;
}

/** How much further than the header of its block the nearest other label of the file is indented. */
function usualOffset({ prefix, suffix, lineBefore }: TextWindow, kind: Labels): string {
  const above = prefix.slice(0, prefix.length - lineBefore.length).split('\n');
  const below = suffix.split('\n').slice(1);
  const lines = [...above, ...below];
  const isLabel = (index: number): boolean => kind.line.test(lines[index]?.trim() ?? '');
  const order = [...above.keys()].reverse().concat([...below.keys()].map((index) => above.length + index));
  for (const index of order) {
    const offset = isLabel(index) ? offsetAt(lines, index, kind) : undefined;
    if (offset !== undefined) return offset;
  }
  return '';
}

function offsetAt(lines: readonly string[], label: number, { header }: Labels): string | undefined {
  const own = indentationOf(lines[label] ?? '');
  const closed = new Set<string>();
  for (const line of lines.slice(0, label).reverse()) {
    const at = indentationOf(line);
    if (line.trim() === '' || at.length > own.length) continue;
    if (/^\s*\}/.test(line)) closed.add(at);
    else if (header.test(line) && !closed.delete(at))
      return own.startsWith(at) ? own.slice(at.length) : undefined;
  }
  return undefined;
}
