/** The file that is being downloaded, beside its final name. */
export function partOf(finalPath: string): string {
  return `${finalPath}.part`;
}

/** The journal of what has arrived of it. */
export function journalOf(finalPath: string): string {
  return `${partOf(finalPath)}.blocks`;
}

/** The final path of a file that is being downloaded, or of its journal; `undefined` for any other file. */
export function finalOf(file: string): string | undefined {
  return /^(.*)\.part(?:\.blocks)?$/s.exec(file)?.[1];
}
