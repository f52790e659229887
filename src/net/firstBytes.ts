import { longestSniff, sniff } from '../core/models/sniff.ts';
import type { DownloadFailure } from '../protocol/failure.ts';
import { DownloadError } from './downloadError.ts';

/**
 * Looks at the beginning of a body before anything of it is believed, its length least: a network that wants a sign-in
 * answers every address with a page of its own.
 * @returns the whole body.
 * @throws DownloadError if it is not a GGUF file.
 */
export async function checkFirstBytes(
  body: AsyncIterable<Uint8Array>,
  at: { url: string; host: string },
): Promise<AsyncIterable<Uint8Array>> {
  const rest: AsyncIterator<Uint8Array, unknown> = body[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < longestSniff) {
    const next = await rest.next();
    if (next.done === true) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const failure = judge(Buffer.concat(chunks).subarray(0, longestSniff), at);
  if (failure) throw new DownloadError(failure);
  return (async function* () {
    yield* chunks;
    yield* { [Symbol.asyncIterator]: () => rest };
  })();
}

function judge(start: Uint8Array, at: { url: string; host: string }): DownloadFailure | undefined {
  if (start.length === 0) return { code: 'empty-file', ...at };
  const found = sniff(start);
  if (found === 'gguf') return undefined;
  return found === 'web-page' ? { code: 'web-page', ...at } : { code: 'not-gguf', ...at, found };
}
