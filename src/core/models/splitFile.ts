import type { ModelFileFailure } from '../../protocol/failure.ts';
import type { GgufHead } from './ggufHead.ts';

/** The files of a model, in order. */
export interface Parts {
  /** The number of files; 1 for most models. */
  count: number;
  /** The index of the given file, from 0. */
  index: number;
  paths: readonly string[];
}

/**
 * The files that a model is split into. llama.cpp derives their names from the first one's, which must end in
 * `-00001-of-00003.gguf` (`llama_split_path`).
 */
export function readParts(path: string, head: GgufHead): Parts | { failure: ModelFileFailure } {
  const { values } = head;
  const odd = oddCount(head);
  if (odd) return { failure: { code: 'impossible-value', path, ...odd } };
  const count = wholeNumber(values.get('split.count')) ?? 1;
  const index = wholeNumber(values.get('split.no')) ?? 0;
  if (count <= 1) return { count: 1, index: 0, paths: [path] };
  if (index >= count) return { failure: { code: 'damaged', path } };
  const ending = endingOf(index, count);
  if (!path.endsWith(ending))
    return { failure: { code: 'renamed-part', path, part: index + 1, parts: count, ending } };
  const prefix = path.slice(0, -ending.length);
  const paths = Array.from({ length: count }, (_, other) => `${prefix}${endingOf(other, count)}`);
  return { count, index, paths };
}

/** The names of all parts of a split model, from the name of one; of any other file, its own name alone. */
export function partNames(name: string): readonly string[] {
  const [ending, number, of] = /-(\d{5})-of-(\d{5})\.gguf$/.exec(name) ?? [];
  const count = Number(of);
  if (ending === undefined || Number(number) < 1 || Number(number) > count || count > mostParts)
    return [name];
  const prefix = name.slice(0, -ending.length);
  return Array.from({ length: count }, (_, index) => `${prefix}${endingOf(index, count)}`);
}

/** Of a split model. A real one has at most a few dozen. */
const mostParts = 1000;

/**
 * A count that is no 16-bit number. llama.cpp aborts the process for it: node-llama-cpp's addon reads `split.count` so, and
 * llama-model-loader.cpp `split.no` in files of split models.
 */
function oddCount({ values, types }: GgufHead): { key: string; value: string } | undefined {
  const isPart = (wholeNumber(values.get('split.count')) ?? 1) > 1;
  for (const key of isPart ? ['split.count', 'split.no'] : ['split.count']) {
    const type = types.get(key);
    if (type === undefined || type === 'u16') continue;
    const value = values.get(key);
    const shown = typeof value === 'number' ? `${value} ` : '';
    return { key, value: `${shown}of the type ${type} instead of u16` };
  }
  return undefined;
}

/** The path of another file in the same folder. */
export function beside(path: string, name: string): string {
  return `${path.slice(0, path.length - baseName(path).length)}${name}`;
}

/**
 * The file's name without its folder. On Windows both slashes separate names; elsewhere a name may contain a backslash.
 * `//server` begins a path of Windows.
 */
export function baseName(path: string): string {
  const slash = path.lastIndexOf('/');
  return path.slice((/^\/(?!\/)/.test(path) ? slash : Math.max(slash, path.lastIndexOf('\\'))) + 1);
}

function endingOf(index: number, count: number): string {
  const number = (value: number): string => String(value).padStart(5, '0');
  return `-${number(index + 1)}-of-${number(count)}.gguf`;
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}
