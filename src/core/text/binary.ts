/** UTF-16 code units examined; git and grep decide by about as many bytes. */
export const sniffLength = 8000;

/** Whether a text is a binary file opened as text: it has a NUL character near its start. */
export function looksBinary(start: string): boolean {
  return start.slice(0, sniffLength).includes('\0');
}
