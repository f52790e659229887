import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';

/** Makes a file if it is missing. Another run may make the same one: each writes its own, and moves it into place. */
export function makeFile(file: string, write: (unfinished: string) => void): void {
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  write(unfinished);
  renameSync(unfinished, file);
}
