import type { Rename } from './lineEdit.ts';
import { declares } from './declares.ts';
import { isCodeAt } from './role.ts';
import type { Span } from './spans.ts';
import { membersOf, spansOf, useAt, type Use } from './uses.ts';

/**
 * Uses of a renamed name in another file that imports it from the edited one: the broken import and the uses that
 * depend on it, in text order, found one by one. None when the file does not import it.
 * @param paths the paths of the searched file and of the edited one, both with forward slashes.
 */
export function* importedUses(
  text: string,
  rename: Rename,
  languageId: string,
  paths: { importer: string; edited: string },
): Generator<Use, undefined> {
  const { from, to } = rename;
  const imports = importsFrom(text, paths);
  const names = imports.flatMap((each) => each.names);
  const broken = names.filter(({ name }) => name === from);
  const own = broken.filter(({ isLocal }) => isLocal);
  // If the import itself has been fixed already, the other uses remain to be done.
  const isMended =
    names.some(({ name, isLocal }) => isLocal && name === to) && !declares(text, from, languageId);
  const certain = new Set(broken.map(({ span }) => span.start));
  const members = imports.flatMap(({ module }) =>
    module === undefined ? [] : membersOf(text, module, from),
  );
  const dotted = new Set(members.map(({ start }) => start));
  const spans = [
    ...broken.map(({ span }) => span),
    ...(own.length > 0 || isMended ? spansOf(text, from) : []),
    ...members,
  ];
  const all = [...new Map(spans.map((span) => [span.start, span])).values()].sort(
    (a, b) => a.start - b.start,
  );
  for (const span of all) {
    if (certain.has(span.start)) yield { ...span, text: to };
    else if (!dotted.has(span.start)) {
      const use = useAt(text, span, rename, languageId);
      if (use) yield use;
    } else if (isCodeAt(text, span, languageId)) yield { ...span, text: to };
  }
}

/** What one statement imports from the edited file. */
interface Import {
  names: ImportedName[];
  /** The name of the whole module: the imported names are its members. */
  module?: string;
}

interface ImportedName {
  name: string;
  span: Span;
  /** Whether the file itself uses this name: not in `a as b`, and not in a re-export. */
  isLocal: boolean;
}

/** Groups 1 to 3 are the names, the name of the module, and the path. */
const scripts = [
  /\bimport\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?(?:\{([^}]*)\}|\*\s+as\s+([\w$]+))\s*from\s*['"]([^'"\n]+)['"]/dg,
  /\b(?:const|let|var)\s+(?:\{([^}]*)\}|([\w$]+))\s*=\s*(?:await\s+import|require)\(\s*['"]([^'"\n]+)['"]\s*\)/dg,
];
const passedOn = /\bexport\s+(?:type\s+)?\{([^}]*)\}()\s*from\s*['"]([^'"\n]+)['"]/dg;
const pythonNames = /^from\s+(\S+)\s+import\s+(?:\(([^)]*)\)|([^(\n]+)$)/dgm;
const pythonModule = /^import\s+([\w.]+)(?:\s+as\s+(\w+))?/gm;

function importsFrom(text: string, { importer, edited }: { importer: string; edited: string }): Import[] {
  const target = withoutExtension(edited);
  const isTarget = (module: string): boolean =>
    module.startsWith('.') && resolve(importer, module) === target;
  const isPython = (module: string): boolean => {
    const path = module.replace(/^\.+/, '').replaceAll('.', '/');
    return path !== '' && (target === path || target.endsWith(`/${path}`));
  };
  const script = [...scripts, passedOn].flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter((match) => isTarget(match[3] ?? ''))
      .map((match) => ({
        names: namesIn(match[1], match.indices?.[1]?.[0], pattern !== passedOn),
        ...(match[2] && { module: match[2] }),
      })),
  );
  const python = [...text.matchAll(pythonNames)].flatMap((match): Import[] => {
    const [, module = '', bracketed, plain] = match;
    const names = namesIn(bracketed ?? plain, match.indices?.[bracketed === undefined ? 3 : 2]?.[0], true);
    if (isPython(module)) return [{ names }];
    // `from shop import prices` may import a module, too.
    return names
      .filter(({ name, isLocal }) => isLocal && isPython(`${module.replace(/\.$/, '')}.${name}`))
      .map(({ name }) => ({ names: [], module: name }));
  });
  const modules = [...text.matchAll(pythonModule)]
    .filter(([, module = '']) => isPython(module))
    .map(([, module = '', alias]): Import => ({ names: [], module: alias ?? module }));
  return [...script, ...python, ...modules];
}

/** Parses `a`, `type a`, `a as b` and `a: b`, separated by commas. */
function namesIn(list: string | undefined, start: number | undefined, isUsed: boolean): ImportedName[] {
  if (list === undefined || start === undefined) return [];
  return [...list.matchAll(/(?:^|,)\s*(?:type\s+)?([\p{L}_$][\p{L}\p{N}_$]*)(\s*(?:\bas\b|:))?/dgu)].map(
    (match) => {
      const [from = 0, to = 0] = match.indices?.[1] ?? [];
      const span = { start: start + from, end: start + to };
      return { name: match[1] ?? '', span, isLocal: isUsed && match[2] === undefined };
    },
  );
}

/** The path of a relative module, without its extension. */
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
