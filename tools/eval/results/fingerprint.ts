import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import { root } from '../../workbench/paths.ts';

/** Bytes from each end of a model file: its metadata, and the last of its weights. */
const ends = 4 * 1024 * 1024;

/** Tells model files apart without reading gigabytes: by the length and both ends. */
export function fingerprintOf(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const hash = createHash('sha256').update(String(size));
    for (const at of [0, Math.max(0, size - ends)]) {
      const buffer = Buffer.alloc(Math.min(ends, size));
      hash.update(buffer.subarray(0, readSync(handle, buffer, 0, buffer.length, at)));
    }
    return hash.digest('hex').slice(0, 12);
  } finally {
    closeSync(handle);
  }
}

/**
 * Folders and files whose code decides what a model answers: all that is imported where it is asked. What scores is not
 * among them, and runs anew each time; a test's verdict is kept for the program that was run.
 */
export const deciding = [
  'src/core/completion',
  'src/core/context',
  'src/core/drafting',
  'src/core/edits',
  'src/core/exclusion',
  'src/core/formats',
  'src/core/prompts',
  'src/core/modelService.ts',
  'src/core/models',
  'src/core/syntax',
  'src/core/text',
  'src/model',
  'src/protocol/model.ts',
  'src/vscode/syntax',
  'tools/eval/layouts',
  'tools/eval/ask.ts',
  'tools/eval/model.ts',
  'tools/replay/cursor.ts',
  'tools/replay/grammars.ts',
  'tools/replay/situation.ts',
];

/** Packages that do so, too. */
const engines = ['node-llama-cpp', '@vscode/tree-sitter-wasm'] as const;

/** Changes when answers may: those of other code must not be taken for this one's. */
export function codeFingerprint(): string {
  const hash = createHash('sha256');
  const versions: Readonly<Record<string, string>> = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
  };
  for (const name of engines) hash.update(`${name} ${versions[name] ?? ''}`);
  for (const each of deciding) {
    const files = each.endsWith('.ts')
      ? [each]
      : readdirSync(path.join(root, each), { recursive: true, encoding: 'utf8' }).map((name) =>
          path.join(each, name),
        );
    for (const name of files.filter((file) => file.endsWith('.ts')).sort())
      hash.update(name.replaceAll('\\', '/')).update(readFileSync(path.join(root, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Where answers of a model are kept, and no others: a GPU rounds otherwise, and is of another speed. */
export function answersFolder(
  parent: string,
  { model, code, gpu }: { model: string; code: string; gpu: 'auto' | 'off' },
): string {
  return path.join(parent, `${model}-${code}${gpu === 'off' ? '-cpu' : ''}`);
}
