import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../workbench/paths.ts';
import type { Person } from './person.ts';

/** A piece of work to be recorded. */
export interface Session {
  name: string;
  about: string;
  /** The workspace, by path. */
  files: () => Record<string, string>;
  work: (person: Person) => Promise<void>;
}

/** The work of the traces in the repository. All code in it is Hearth's own. */
export const sessions: readonly Session[] = [
  {
    name: 'ts-functions',
    about: 'TypeScript: writes two functions at the end of a short file, and takes what fits.',
    files: () => ({ 'prices.ts': source('tools/demo/prices.ts') }),
    work: async (person) => {
      await person.open('prices.ts');
      await person.jump('count += item.quantity;\n  }\n  return count;\n}');
      await person.type('\n\n/** The cheapest item, if there is one.⇲\n');
      await person.type('export function cheapest(items: Item[]): Item | undefined {\n');
      await person.type('let best: Item | undefined;…\nfor (const…⇥ {\n');
      await person.type('if (!best || item.price < best.price) best = item;↓\n');
      await person.type('return best;↓\n\n/** The price of all items together…, rounded.⇲\n');
      await person.type('export function totalRounded(items:…⇥\n');
      await person.type('return Math.round(total(items) * 100) / 100;…');
      await person.jump('return total(items) * (1 + taxRate);\n}');
      await person.type('\n\n/** The price of all items together, with a discount.⇲\n');
      await person.type(
        'export function total…→→…⌫⌫⌫⌫⌫⌫⌫⌫Discounted(items: Item[], share: number): number {\n',
      );
      await person.type('return total(items) * (1 - share);');
      await person.jump('/** How many pieces');
      await person.type('…');
      await person.jump('interface Item {');
      await person.type('\nid: string;…');
      await person.jump('  return best;\n}');
      await person.type('\n\nexport function totalOf(items: Item[], id: string): number {\nlet…⇥\nfor (…⇥\n');
      await person.type('if (item.id === id) sum…⇥…');
      await person.save();
    },
  },
  {
    name: 'ts-middle',
    about: 'TypeScript: edits in the middle of a long file, above and below, going back and forth.',
    files: () => ({
      'completion.ts': source('src/core/completion/suggest.ts') + source('src/core/completion/stop.ts'),
    }),
    work: async (person) => {
      await person.open('completion.ts');
      await person.jump('  let stopped = false;\n');
      await person.type(
        'const limit = 40;\n/** Lines that were thrown away, for the log.⇲\nlet thrown = 0;…',
      );
      await person.jump('    stopped = true;\n    return { text: release(upTo), stop: rule };');
      await person.type(
        '↓\n\nfunction throwAway(count: number): void {\nif (count > limit) return;\nthrown += count;',
      );
      await person.jump('export interface Stopper {');
      await person.type('\n/** How many lines were thrown away.⇲\nreadonly thrown: number;…');
      await person.jump('thrown += count;');
      await person.type('\nlines.splice(thrown);…⌫⌫⌫⌫⌫⌫⌫⌫limit);');
      await person.jump('function isPartOf(fence: string, line: string): boolean {');
      await person.type("\nif (line === '') return false;…");
      await person.jump('lines.splice(limit);');
      await person.type('\n…if (lines.length === 0) stopped = true;…↶');
      await person.jump('export type StopRule =\n');
      await person.type("/** More lines than a screen has.⇲\n| 'limit'\n");
      await person.jump('const rule = ruleBefore(unfinished);\n      if (');
      await person.type('…⌫(thrown > limit || …');
      await person.save();
    },
  },
  {
    name: 'ts-files',
    about: 'TypeScript: goes through three files for one change, and pastes from one into another.',
    files: () => ({
      'cadence.ts': source('src/core/completion/cadence.ts'),
      'basis.ts': source('src/core/completion/basis.ts'),
      'budget.ts': source('src/core/completion/timeBudget.ts'),
    }),
    work: async (person) => {
      await person.open('cadence.ts');
      await person.jump('  latency: number | undefined;\n');
      await person.type('/** Answers that were seen so far.⇲\nanswers: number;…');
      await person.jump('gap: 180, latency: undefined');
      await person.type(', answers: 0…');
      await person.open('budget.ts');
      await person.type("import type { Cadence } from './cadence';\n\n…");
      await person.jump('return explicit ? Math.max(3 * setting, 10_000) : setting;\n}');
      await person.type('\n\n/** Milliseconds for one completion, once the model is known.⇲\n');
      await person.type('export function budgetFor(cadence: Cadence, setting: number): number {\n');
      await person.type('if (cadence.answers < 3) return setting;\n');
      await person.type('return Math.min(setting, 4 * (cadence.latency ?? setting));');
      await person.save();
      await person.open('cadence.ts');
      await person.jump('function average(old: number');
      await person.copyLines(3);
      await person.open('basis.ts');
      await person.jump("import { isClosersOnly } from './closers.ts';\n");
      await person.type('\n');
      await person.paste();
      await person.type('// It is the same as there…, and should be shared.\n');
      await person.open('budget.ts');
      await person.jump('4 * (cadence.latency ?? setting));');
      await person.type('↓\n\nexport function isKnown({ answers, latency }: Cadence): boolean {\n');
      await person.type('return answers > 3 && latency !== undefined;…');
      await person.open('cadence.ts');
      await person.jump('  return {\n    ...cadence,');
      await person.type('\nanswers: cadence.answers + 1,…');
      await person.save();
    },
  },
  {
    name: 'py-methods',
    about: 'Python: adds a class and a function below others, pastes a function and changes it.',
    files: () => ({
      'inventory.py': source('tools/demo/inventory.py'),
      'rows.py': source('tools/bench/sessions/files/rows.py'),
    }),
    work: async (person) => {
      await person.open('inventory.py');
      await person.jump('    shelf: str\n    stock: int\n');
      await person.type('\n\n@dataclass\nclass Shelf:\nname: str\nparts: list[Part]…\n\n');
      await person.type('def count(self) -> int:\nreturn sum(part.stock for part in self.parts)…');
      await person.jump('def parts_out_of_stock');
      await person.copyLines(7);
      await person.jump('        if part.stock == 0:\n            result.append(part)\n    return result\n');
      await person.type('\n\n');
      await person.paste();
      await person.jump('    return result\n\n\ndef parts_out_of_stock');
      await person.type('…⌫⌫⌫⌫⌫⌫⌫⌫⌫⌫⌫⌫running_low');
      await person.open('rows.py');
      await person.jump('        weights *= np.where(given, GIVEN_WEIGHT, 1)\n    return weights\n');
      await person.type('\n\ndef shares(rows: np.ndarray, heads: Heads) -> np.ndarray:\n');
      await person.type('"""How much of each row is no padding."""…\n');
      await person.type('real = rows != heads.pad…\nreturn real.sum(axis=1) / rows.shape[1]…\n');
      await person.jump('def read_heads(work: Path) -> Heads:');
      await person.type('\n"""Reads what pack.ts has written."""…');
      await person.open('inventory.py');
      await person.jump('def parts_running_low');
      await person.type('(parts: list[Part]…⇥…');
      await person.save();
    },
  },
  {
    name: 'go-methods',
    about: 'Go: writes methods that are like the ones above, taking ghost text by line and by word.',
    files: () => ({ 'stock.go': source('tools/bench/sessions/files/stock.go') }),
    work: async (person) => {
      await person.open('stock.go');
      await person.jump('\tpart.Reserved += count\n\treturn nil\n}\n');
      await person.type('\n// Release gives back pieces that were reserved.\n');
      await person.type('func (s *Store) Release(number string, count int) error {\n');
      await person.type('s.mutex.Lock()…⇥\n…⇥\n…⇥');
      await person.type(
        '\nif part.Reserved < count {\nreturn fmt.Errorf("release %d of %s: %w", count, number, …',
      );
      await person.type('ErrNotEnough)↓\npart.Reserved -= count\nreturn nil');
      await person.jump('\tMinimum  int\n');
      await person.type('// Price of a piece in cents.\nPrice int\n');
      await person.jump('\treturn p.Count - p.Reserved\n}\n');
      await person.type('\n// Worth is the price of all pieces together.\n');
      await person.type('func (p Part) Worth() int {\nreturn p.Count * p.Price↓\n');
      await person.jump('\treturn strings.Join(lines, "\\n")\n}\n');
      await person.type(
        '\n// Worth is the price of everything in the store.\nfunc (s *Store) Worth() int {\n',
      );
      await person.type('s.mutex.→→…→\ndefer s.…⇥\ntotal := 0\nfor _, part := range s.parts {\n');
      await person.type('total += part.Worth()↓\nreturn total…');
      await person.save();
    },
  },
];

function source(file: string): string {
  return readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n');
}
