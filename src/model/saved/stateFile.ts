import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { parseStateNote, type StateNote } from '../../core/completion/stateNote.ts';

/**
 * A saved state is one file: what the engine wrote, the note as JSON, and a tail. The engine reads from the start and
 * ignores the rest. It believes what it reads, and damage can end the process or pass for a state. So it is only given
 * a file whose digests are right.
 */

/** Writes the engine's part of the file. */
export type WriteBody = (path: string) => Promise<{ fileSize: number }>;

/** Says the version of this layout, too. */
const magic = Buffer.from('HearthS1');

/** The tail: the note's length and its SHA-256, then the magic bytes. */
const tailLength = 4 + 32 + magic.length;

/** A note has 8,192 tokens and 30,000 UTF-16 code units of text at most. */
const longestNote = 1024 ** 2;

/** Bytes that are read and hashed at once. */
const step = 1024 ** 2;

/**
 * Writes a state under another name first, so that there is never a part of one under this.
 * @returns the bytes of the whole file.
 * @throws Error when it could not be written; nothing is left then.
 */
export async function writeState(
  path: string,
  note: Omit<StateNote, 'body'>,
  writeBody: WriteBody,
): Promise<number> {
  const part = `${path}${partEnding}`;
  try {
    // Made before the engine opens it, which would let everybody read it.
    await (await open(part, 'wx', 0o600)).close();
    const { fileSize } = await writeBody(part);
    const { size } = await stat(part);
    if (size !== fileSize) throw new Error(`${size} of ${fileSize} bytes were written`);
    const body = { bytes: size, sha256: await digestOf(part, size) };
    const text = Buffer.from(JSON.stringify({ ...note, body } satisfies StateNote));
    const file = await open(part, 'a');
    try {
      await file.writeFile(Buffer.concat([text, tailOf(text)]));
    } finally {
      await file.close();
    }
    await rename(part, path);
    return size + text.length + tailLength;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The end of the name of a file that is being written. */
export const partEnding = '.part';

/**
 * Reads the note of a file, and checks it and the file's length, but not the engine's part.
 * @throws Error when it cannot be read, or is not what {@link writeState} wrote.
 */
export async function readNote(path: string): Promise<StateNote> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = await readAt(size - tailLength, tailLength);
    if (!tail.subarray(-magic.length).equals(magic))
      throw new Error('it has no end, or is of another version');
    const length = tail.readUInt32LE(0);
    if (length > longestNote) throw new Error('its note is too long');
    const text = await readAt(size - tailLength - length, length);
    if (!tailOf(text).equals(tail)) throw new Error('its note is damaged');
    const note = parseStateNote(text.toString());
    if (!note) throw new Error('its note is of another version');
    if (note.body.bytes + length + tailLength !== size) throw new Error('its length is wrong');
    return note;
  } finally {
    await file.close();
  }

  async function readAt(position: number, length: number): Promise<Buffer> {
    if (position < 0) throw new Error('it is cut off');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  }
}

/**
 * Reads the engine's part of a file.
 * @throws Error when it is not what the note says.
 */
export async function checkBody(path: string, { body }: StateNote): Promise<void> {
  if ((await digestOf(path, body.bytes)) !== body.sha256) throw new Error('it is damaged');
}

function tailOf(text: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, createHash('sha256').update(text).digest(), magic]);
}

async function digestOf(path: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  if (bytes > 0)
    for await (const chunk of createReadStream(path, { end: bytes - 1, highWaterMark: step }))
      hash.update(chunk as Buffer);
  return hash.digest('hex');
}
