/** A name in the code before the cursor whose definition may be worth including. */
export interface NameUse {
  name: string;
  /** UTF-16 code units from the name's start to the cursor. */
  distance: number;
  /** Whether the file imports the name. */
  imported: boolean;
}

/** UTF-16 code units before the cursor in which names count: about 40 lines. */
const near = 1500;

/** Names whose definitions are looked up at one pause; each is a call to a language server. */
const mostNames = 8;

/**
 * The names used near the cursor that are probably defined elsewhere: imported names first, then types and functions,
 * then the object whose member is being typed; each by its last use, nearest first.
 * @param prefix the text before the cursor.
 * @param head the beginning of the document, with its imports.
 */
export function namesNear(prefix: string, head: string): NameUse[] {
  const imported = importedNames(head);
  const start = Math.max(0, prefix.length - near);
  const uses = new Map<string, NameUse & { rank: number }>();
  for (const match of prefix.slice(start).matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    const [name] = match;
    const at = start + match.index;
    const after = prefix.slice(at + name.length, at + name.length + 2);
    // The name that is being typed has no definition yet.
    if (name.length < 3 || after === '' || keywords.has(name)) continue;
    const isMember = prefix[at - 1] === '.';
    const isImported = !isMember && imported.has(name);
    const rank = isImported
      ? 0
      : after.startsWith('(') || /^\p{Lu}/u.test(name)
        ? 1
        : after === '.'
          ? 2
          : undefined;
    if (rank === undefined || isDeclared(prefix.slice(Math.max(0, at - 20), at))) continue;
    uses.set(name, { name, distance: prefix.length - at, imported: isImported, rank });
  }
  return [...uses.values()]
    .toSorted((a, b) => a.rank - b.rank || a.distance - b.distance)
    .slice(0, mostNames)
    .map(({ name, distance, imported }) => ({ name, distance, imported }));
}

/** The names in import statements, including module names: a look-up in vain costs little. */
export function importedNames(head: string): Set<string> {
  const names = new Set<string>();
  for (const [statement] of head.matchAll(importStatement))
    for (const [name] of statement.replace(/(['"`]).*?\1/g, '').matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu))
      if (!keywords.has(name)) names.add(name);
  return names;
}

/**
 * An import statement at the start of a line; braces and parentheses may span lines. `require` in its usual form. Of
 * exports only re-exports: what other exports declare is defined in this file.
 */
const importStatement = new RegExp(
  `^[ \\t]*(?:${[
    String.raw`(?:import|from|use|using)\b[^\n({]*(?:\([^)]*\)|\{[^}]*\}[^\n]*)?`,
    String.raw`export\b\s*(?:type\b\s*)?(?:\*[^\n]*|\{[^}]*\}[^\n]*|[^\n({'"]*\bfrom\s*['"][^\n]*)`,
    String.raw`(?:const|let|var)\b[^=\n]*=\s*require\b[^\n]*`,
  ].join('|')})`,
  'gmu',
);

/** Whether the text before a name declares it here. */
function isDeclared(before: string): boolean {
  return /\b(function|class|interface|type|enum|def|fn|func|struct|trait|const|let|var|val)\s+$/.test(before);
}

/** Keywords of the languages with most imports; few names of other languages look the same. */
const keywords = new Set(
  (
    'abstract and any as assert async await bool boolean break case catch char class const continue def default del do ' +
    'double elif else end enum except export extends false final finally float for foreach from func function global if ' +
    'implements import int interface is lambda let long match mod module mut new nil None not null number object or out ' +
    'override package pass private protected pub public raise readonly require return Self self static str string struct ' +
    'super switch this This throw throws trait True False true try type typeof undefined unknown use using val var void ' +
    'when where while with yield'
  ).split(' '),
);
