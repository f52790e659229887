import type { SyntaxNode } from '../../../src/core/syntax/syntaxTree.ts';

/** A part of a text, in UTF-16 code units. */
export interface Range {
  start: number;
  end: number;
}

/** Lines of a hole. Longer ones are more than Hearth writes at a time (160 tokens, see core/completion/suggest.ts). */
export const holeLines = { least: 2, most: 12 };

/** UTF-16 code units of a hole at most, for the same reason. */
const longestHole = 500;

/**
 * The bodies of functions, without the braces, and in Python without the docstring: the code that would be written next
 * once the head is there. Only those that begin and end on lines of their own.
 */
export function bodyRanges(root: SyntaxNode, text: string): Range[] {
  return blocksOf(root)
    .filter((block) => functions.has(block.parent?.type ?? ''))
    .flatMap((block) => {
      const parts = partsOf(block);
      const [first] = parts;
      const rest = first?.type === 'expression_statement' && isString(first) ? parts.slice(1) : parts;
      return rangeOf(rest, text) ?? [];
    });
}

/**
 * Runs of statements within a block, with something of the block left before or after them, and without a blank line:
 * one paragraph at a time is what Hearth writes (core/completion/stop.ts).
 */
export function statementRanges(root: SyntaxNode, text: string): Range[] {
  return blocksOf(root).flatMap((block) => {
    const parts = partsOf(block);
    return parts.flatMap((_, from) =>
      parts.slice(from).flatMap((__, length) => {
        const run = parts.slice(from, from + length + 1);
        const range = run.length < parts.length ? rangeOf(run, text) : undefined;
        return !range || /\n[ \t]*\n/.test(text.slice(range.start, range.end)) ? [] : range;
      }),
    );
  });
}

/** What holds statements, by tree-sitter's names in the grammars of JavaScript, TypeScript and Python. */
const blocks = new Set(['statement_block', 'block']);

const functions = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'arrow_function',
  'method_definition',
  'function_definition',
]);

function blocksOf(root: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (blocks.has(node.type) && !node.hasError) found.push(node);
    for (const child of node.children) if (child) open.push(child);
  }
  return found.sort((a, b) => a.startIndex - b.startIndex);
}

/** Statements and comments, without the braces. */
function partsOf(block: SyntaxNode): SyntaxNode[] {
  return block.children.filter((child) => child?.isNamed === true).filter((child) => child !== null);
}

function isString(statement: SyntaxNode): boolean {
  const child = statement.children[0];
  return child?.type === 'string' || child?.type === 'concatenated_string';
}

/** From the first to the last, if they have lines of their own and are neither too few nor too many. */
function rangeOf(parts: readonly SyntaxNode[], text: string): Range | undefined {
  const [first, last] = [parts.at(0), parts.at(-1)];
  if (!first || !last) return undefined;
  const lines = last.endPosition.row - first.startPosition.row + 1;
  const { startIndex: start, endIndex: end } = { startIndex: first.startIndex, endIndex: last.endIndex };
  if (lines < holeLines.least || lines > holeLines.most || end - start > longestHole) return undefined;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const rest = text.slice(end, lineEnd === -1 ? text.length : lineEnd);
  return text.slice(lineStart, start).trim() === '' && rest.trim() === '' ? { start, end } : undefined;
}
