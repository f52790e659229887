import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyChanges, type Trace } from './trace.ts';

const folder = path.resolve(import.meta.dirname, '../traces');

/** The recorded traces of the repository, by name. */
export function readTraces(): Trace[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readTrace(path.join(folder, name)));
}

/** @throws Error when the file is of another format, or its edits do not fit its documents. */
export function readTrace(file: string): Trace {
  const trace = JSON.parse(readFileSync(file, 'utf8')) as Trace;
  if ((trace.format as number) !== 1) throw new Error(`${file} is of another format.`);
  finalTexts(trace);
  return trace;
}

/** The documents as they are in the end. */
export function finalTexts({ name, files, events }: Trace): Map<string, string> {
  const texts = new Map(Object.entries(files).map(([file, { text }]) => [file, text]));
  for (const event of events) {
    const text = texts.get(event.file);
    if (text === undefined) throw new Error(`${name} has no file ${event.file}.`);
    if (event.type !== 'edit') continue;
    const isOutside = event.changes.some(({ offset, removed }) => offset + removed > text.length);
    if (isOutside) throw new Error(`${name} has an edit outside of ${event.file}.`);
    texts.set(event.file, applyChanges(text, event.changes));
  }
  return texts;
}
