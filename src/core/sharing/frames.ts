/** Reads messages from a stream of text: one JSON value per line. */
export interface FrameReader {
  /** The messages that are complete with this piece of the stream. Each piece is to be read to its end. */
  read(piece: string): Iterable<unknown>;
  /** Whether a line was too long or no JSON. Nothing after it is read: the connection is to be closed. */
  readonly broken: boolean;
  /** UTF-16 code units of the longest line to accept. May change between two messages. */
  limit: number;
}

/**
 * UTF-16 code units of the longest line: many times the longest request. What fills a model's context has a few hundred
 * thousand, and a chat sends at most some contexts of history.
 */
export const longestFrame = 64 * 1024 * 1024;

/** A message as it goes over the stream. JSON escapes line breaks and lone surrogates, so that both arrive. */
export function toFrame(message: unknown): string {
  return `${JSON.stringify(message)}\n`;
}

export function createFrameReader(limit = longestFrame): FrameReader {
  /** The line that has begun, in pieces: joining them at each piece would cost the square of its length. */
  let begun: string[] = [];
  let length = 0;
  let broken = false;

  function* read(piece: string): Generator {
    const lines = piece.split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      add(line);
      if (broken) return;
      const whole = begun.join('');
      begun = [];
      length = 0;
      const parsed = parse(whole);
      broken = parsed === undefined;
      if (!parsed) return;
      yield parsed.message;
    }
    add(rest);
  }

  function add(part: string): void {
    length += part.length;
    broken ||= length > reader.limit;
    if (broken) begun = [];
    else begun.push(part);
  }

  const reader = {
    read,
    limit,
    get broken() {
      return broken;
    },
  };
  return reader;
}

function parse(line: string): { message: unknown } | undefined {
  try {
    return { message: JSON.parse(line) };
  } catch {
    return undefined;
  }
}
