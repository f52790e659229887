/** The name of the chosen model, as its file tells it; the file itself is not read. Empty means tiny-oss. */
export function chosenName(path: string): string {
  if (path.trim() === '') return 'tiny-oss';
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return file.replace(/\.gguf$/i, '');
}
