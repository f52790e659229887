import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFolder, type Source } from './sources.ts';

/** A file of a package, as an editor would show it. */
export interface CodeFile {
  /** `registry:name` of the package. */
  source: string;
  /** Relative to the package, with forward slashes. */
  path: string;
  languageId: string;
  /** With LF line ends. */
  text: string;
}

const languages: Readonly<Record<string, string>> = {
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.py': 'python',
};

/** UTF-16 code units of one package at most, so that the large ones do not drown the others. */
const mostOfPackage = 1_500_000;

/** Smaller files say nothing, larger ones are mostly tables. */
const sizes = { least: 600, most: 60_000 };

/**
 * The hand-written code of a package, in a fixed but mixed order: no declarations, bundles, minified or generated
 * files. The same text in two places of a package (builds for two module systems) comes once.
 */
export function readCode(source: Source): CodeFile[] {
  const folder = sourceFolder(source);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => languages[path.extname(name)] !== undefined && !skipped.test(name))
    .sort();
  const hasSources = names.some((name) => /\.tsx?$/.test(name));
  const files: CodeFile[] = [];
  const seen = new Set<string>();
  let size = 0;
  for (const name of mixed(names)) {
    // Where there is TypeScript, the JavaScript beside it is compiled from it.
    if (hasSources && /\.m?js$/.test(name)) continue;
    const text = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    const digest = text.slice(200, 700).replace(/\s+/g, '');
    if (!isHandWritten(text) || seen.has(digest)) continue;
    seen.add(digest);
    size += text.length;
    if (size > mostOfPackage) break;
    files.push({
      source: `${source.registry}:${source.name}`,
      path: name.replace(/^package\//, ''),
      languageId: languages[path.extname(name)] ?? 'plaintext',
      text,
    });
  }
  return files;
}

const skipped =
  /\.d\.ts$|\.min\.|(^|\/)(node_modules|dist|build|umd|cjs|vendor|_vendor|locale|locales|lang|migrations)\//;

function isHandWritten(text: string): boolean {
  if (text.length < sizes.least || text.length > sizes.most) return false;
  if (/sourceMappingURL|@generated|auto-?generated|__esModule|__awaiter|__decorate/i.test(text)) return false;
  const lines = text.split('\n');
  const long = lines.filter((line) => line.length > 160).length;
  return (
    long <= lines.length * 0.02 && lines.length > 15 && !text.includes('\u0000') && !text.includes('\ufffd')
  );
}

/** A fixed order that has nothing to do with the alphabet: by a small hash (FNV-1a, 32 bits). */
function mixed(names: readonly string[]): string[] {
  const hash = (name: string): number =>
    Array.from(name).reduce(
      (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0,
      0x811c9dc5,
    );
  return names.toSorted((a, b) => hash(a) - hash(b) || (a < b ? -1 : 1));
}
