/** Files that belong together, in order; most models have one. */
export type FileGroup = readonly [first: string, ...others: string[]];

/**
 * Gathers the parts of split models, so that each model is there once. The first of a group may be a later part, if the
 * others are missing.
 */
export function groupParts(paths: readonly string[]): readonly FileGroup[] {
  const groups = new Map<string, [string, ...string[]]>();
  for (const path of [...paths].sort()) {
    const group = groups.get(modelOf(path));
    if (group) group.push(path);
    else groups.set(modelOf(path), [path]);
  }
  return [...groups.values()];
}

/** The same for all parts of a model, by the names that llama.cpp gives them (`-00001-of-00003.gguf`). */
export function modelOf(path: string): string {
  return path.replace(/-\d{5}-of-(\d{5}\.gguf)$/i, '-*-of-$1');
}
