import type { Rename } from './lineEdit.ts';
import { declares, spansOf, type Span } from './uses.ts';

/**
 * Uses of a renamed name in another file that imports it from the edited one: the broken import and what follows from
 * it. None when the file does not import it, or gives it a name of its own.
 * @param paths of the file that the text is of, and of the edited one; both with forward slashes.
 */
export function importedUses(
  text: string,
  { from, to }: Rename,
  paths: { importer: string; edited: string },
): Span[] {
  const names = importsFrom(text, paths).flatMap((each) => each.names);
  // Once the import itself has been mended, the rest is still to do.
  const isLeft = names.includes(from) || (names.includes(to) && !declares(text, from));
  return isLeft ? spansOf(text, from) : [];
}

interface Import {
  /** Names that are used as they are: `a as b` is not among them. */
  names: string[];
}

function importsFrom(text: string, { importer, edited }: { importer: string; edited: string }): Import[] {
  const script = [...text.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s*from\s*['"]([^'"\n]+)['"]/g)];
  const python = [...text.matchAll(/^from\s+(\S+)\s+import\s+\(?([^)\n]*(?:\n[^)\n]*)*?)\)?$/gm)];
  const target = withoutExtension(edited);
  return [
    ...script
      .filter(([, , module = '']) => module.startsWith('.') && resolve(importer, module) === target)
      .map(([, names = '']) => ({ names: splitNames(names) })),
    ...python
      .filter(([, module = '']) => target.endsWith(module.replace(/^\.+/, '').replaceAll('.', '/')))
      .map(([, , names = '']) => ({ names: splitNames(names) })),
  ];
}

function splitNames(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim().replace(/^type\s+/, ''))
    .filter((name) => name !== '' && !/\s/.test(name));
}

/** The path that a relative module names, without its extension. */
function resolve(importer: string, module: string): string {
  const parts = importer.split('/').slice(0, -1);
  for (const part of module.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return withoutExtension(parts.join('/'));
}

function withoutExtension(path: string): string {
  return path.replace(/\.(?:[cm]?[jt]sx?|py)$/, '').replace(/\/(?:index|__init__)$/, '');
}
