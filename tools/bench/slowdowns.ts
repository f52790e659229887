import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { root } from '../workbench/paths.ts';

/** Parts of Hearth that a bench can do without, to show that the counts would tell. */
export const slowdowns = ['cache', 'anchor', 'reuse'] as const;

/**
 * `cache`: the KV cache forgets each prompt. `anchor`: the text before the cursor begins a fixed length before it, and
 * no prompt keeps the beginning of an older one. `reuse`: no keystroke knows the answers of those before it.
 */
export type Slowdown = (typeof slowdowns)[number];

export interface Change {
  file: string;
  from: string;
  to: string;
}

/** What is changed in the model process. Each text must occur once, so that a change of the source is noticed. */
export const changes: Partial<Record<Slowdown, Change>> = {
  cache: {
    file: 'src/model/sequence.ts',
    from: 'rewind(this.#sequence, prompt.slice(0, -1))',
    to: 'rewind(this.#sequence, [])',
  },
  anchor: {
    file: 'src/model/slots.ts',
    from: 'return basis && stickTo(wanted, basis, patience, withdrawn);',
    to: 'return undefined;',
  },
};

/** The model process without a part, built from the sources; as it ships where the part is the host's. */
export async function buildModelWithout(part: Slowdown | undefined): Promise<string> {
  const change = part && changes[part];
  if (!change) return path.join(root, 'dist/model.js');
  const outfile = path.join(root, '.cache/bench', `model-without-${part}.js`);
  mkdirSync(path.dirname(outfile), { recursive: true });
  const { file: changed, contents } = sourceWithout(change);
  await esbuild.build({
    entryPoints: [path.join(root, 'src/model/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    external: ['node-llama-cpp'],
    logLevel: 'warning',
    plugins: [
      {
        name: 'without',
        setup: (build) =>
          build.onLoad({ filter: /\.ts$/ }, ({ path: file }) =>
            file === changed ? { loader: 'ts', contents } : null,
          ),
      },
    ],
  });
  return outfile;
}

/** @throws Error when the source is no longer what the change was written for: it would take nothing away. */
export function sourceWithout({ file, from, to }: Change): { file: string; contents: string } {
  const changed = path.join(root, file);
  const source = readFileSync(changed, 'utf8');
  if (source.split(from).length !== 2)
    throw new Error(`${file} has changed: ${from} was expected once in it.`);
  return { file: changed, contents: source.replace(from, () => to) };
}
