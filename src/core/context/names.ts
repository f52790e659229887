/** A name in the code before the cursor, of which the definition may be worth a look. */
export interface NameUse {
  name: string;
  /** UTF-16 code units from the name's start to the cursor. */
  distance: number;
  /** The file imports it. */
  imported: boolean;
}

/** UTF-16 code units before the cursor in which names count: about 40 lines. */
const near = 1500;

/** Names whose definitions are looked up at a rest: each is a call of a language server. */
const mostNames = 8;

/**
 * The names used near the cursor that something elsewhere probably defines: those that are imported, then types and
 * functions, then what a member is just being chosen of; each by its last use, the nearest first.
 * @param prefix text before the cursor.
 * @param head the beginning of the document, where its imports are.
 */
export function namesNear(prefix: string, head: string): NameUse[] {
  const imported = importedNames(head);
  const start = Math.max(0, prefix.length - near);
  const uses = new Map<string, NameUse & { rank: number }>();
  for (const match of prefix.slice(start).matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    const [name] = match;
    const at = start + match.index;
    const after = prefix.slice(at + name.length, at + name.length + 2);
    // What is being typed has no definition yet.
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

/** The names in import statements, also those of modules: looking one up in vain costs little. */
export function importedNames(head: string): Set<string> {
  const names = new Set<string>();
  for (const [statement] of head.matchAll(importStatement))
    for (const [name] of statement.replace(/(['"`]).*?\1/g, '').matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu))
      if (!keywords.has(name)) names.add(name);
  return names;
}

/**
 * A statement that begins a line; braces and parentheses may span lines. `require` as it is usually written. Of exports
 * those that pass something on: what is declared by one is here, and so are its parameters and members.
 */
const importStatement = new RegExp(
  `^[ \\t]*(?:${[
    String.raw`(?:import|from|use|using)\b[^\n({]*(?:\([^)]*\)|\{[^}]*\}[^\n]*)?`,
    String.raw`export\b\s*(?:type\b\s*)?(?:\*[^\n]*|\{[^}]*\}[^\n]*|[^\n({'"]*\bfrom\s*['"][^\n]*)`,
    String.raw`(?:const|let|var)\b[^=\n]*=\s*require\b[^\n]*`,
  ].join('|')})`,
  'gmu',
);

/** Whether what stands before a name makes it the one that is declared here. */
function isDeclared(before: string): boolean {
  return /\b(function|class|interface|type|enum|def|fn|func|struct|trait|const|let|var|val)\s+$/.test(before);
}

/** Of the languages that have most of the imports; another language's names that look the same are few. */
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
