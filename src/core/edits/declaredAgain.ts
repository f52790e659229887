import { indentationOf } from '../text/indentation.ts';

/**
 * Whether an answer declares once more a function or type that the selection is in: applied, it would be inside itself.
 * Models write the function around a selection again when they change its head.
 */
export function declaresEnclosing(text: string, original: { text: string; before: string }): boolean {
  const at = original.before.lastIndexOf('\n') + 1;
  const own = (original.before.slice(at) + original.text).split('\n');
  const known = new Set(outermost(own).flatMap((line) => declared(line)?.name ?? []));
  const heads = enclosing(original.before.slice(0, at).split('\n'), depthOf(own)).flatMap(
    // The parameters may be on lines of their own.
    (line) => declared(line.replace(/\([^()]*$/, '()')) ?? [],
  );
  if (heads.length === 0) return false;
  return outermost(text.split('\n')).some((line) => {
    const again = declared(line);
    return again && !known.has(again.name) && heads.some((head) => isAnother(head, again));
  });
}

/** The lines above that are less and less indented, from a depth on. */
function enclosing(above: readonly string[], from: number): string[] {
  const found: string[] = [];
  let depth = from;
  // The head of a block may begin above a line of the same depth: `) {`, or a bracket alone.
  let isEndOfHead = false;
  for (const line of above.toReversed()) {
    if (line.trim() === '') continue;
    const indent = indentationOf(line).length;
    if (indent > depth || (indent === depth && !isEndOfHead)) continue;
    found.push(line);
    depth = indent;
    isEndOfHead = /^\s*[)\]{]/.test(line);
  }
  return found;
}

/** The lines that are indented least. */
function outermost(lines: readonly string[]): string[] {
  const depth = depthOf(lines);
  return lines.filter((line) => line.trim() !== '' && indentationOf(line).length === depth);
}

function depthOf(lines: readonly string[]): number {
  return Math.min(...lines.filter((line) => line.trim() !== '').map((line) => indentationOf(line).length));
}

interface Declared {
  /** `typed` is a function known by its place only, as in C and Java, and methods of JavaScript. */
  kind: 'function' | 'typed' | 'type';
  name: string;
}

/** What a line declares, if it is the head of a function or type. */
function declared(line: string): Declared | undefined {
  const said = line.trim();
  if (control.test(said)) return undefined;
  const named = keyword.exec(said) ?? assigned.exec(said);
  if (named?.[1] !== undefined) return { kind: 'function', name: named[1] };
  const type = typeHead.exec(said)?.[1];
  if (type !== undefined) return { kind: 'type', name: type };
  const typed = typedHead.exec(said)?.[1];
  return typed === undefined ? undefined : { kind: 'typed', name: typed };
}

function isAnother(head: Declared, again: Declared): boolean {
  // Where a keyword begins functions, `name(x) {` calls one and gives it a block.
  if (again.kind === 'typed' && head.kind === 'function') return false;
  return head.name === again.name && (head.kind === 'type') === (again.kind === 'type');
}

const control =
  /^(?:[}\s]*)(?:if|else|elif|for|foreach|while|until|switch|match|catch|do|try|return|await|yield|throw|new|using|lock|with|case|when|unless|guard|synchronized)\b/;

const modifiers = String.raw`(?:[a-z_]+(?:\([\w, ]*\))?\s+)*`;

/** `def name`, `export async function name`, `func (s *T) name`, `function M.name`. */
const keyword = new RegExp(
  String.raw`^${modifiers}(?:function\*?|def|defp|defmacro|fn|func|fun|sub|proc|procedure)\s+(?:\([^)]*\)\s*)?(?:<[^>]*>\s*)?([\w$.:@]+[!?]?)`,
);

/** `const name = (x) => {`, `M.name = function (x)`. */
const assigned =
  /^(?:[a-z]+\s+)*([\w$.]+)\s*(?::[^=]+)?=\s*(?:async\s+)?(?:function\b|\([^()]*\)\s*(?::[^=]+)?=>|\w+\s*=>)/;

const typeHead = new RegExp(String.raw`^${modifiers}(?:class|struct|record)\s+([\w$.:]+)[^;]*$`);

/** `int name(int x) {`, `name(x) {`: a list of parameters, and a block. */
const typedHead = /^(?:[\w$<>[\],.*&?:~]+\s+)*[*&]*([\w$:~]+)\s*\((?:[^()]|\([^()]*\))*\)[^;=()]*\{?$/;
