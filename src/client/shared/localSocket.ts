import { connect } from 'node:net';
import { createFrameReader, toFrame } from '../../core/sharing/frames.ts';

/** A connection to a model process of this machine: a Unix socket, or a named pipe on Windows. Never the network. */
export interface LocalSocket {
  /** Does nothing once the connection is closed. */
  send(message: unknown): void;
  /** Sends what is left to send, and closes the connection. */
  end(): void;
  /** Closes the connection at once, whatever the other side does. */
  drop(): void;
}

/**
 * Connects to an address, which is a path.
 * @param handlers `onClose` is called exactly once, also when nobody listens: with the system's error code if there is
 * one.
 */
export function openLocalSocket(
  address: string,
  handlers: {
    onOpen: () => void;
    onMessage: (message: unknown) => void;
    onClose: (code: string | undefined) => void;
  },
): LocalSocket {
  const socket = connect({ path: address });
  const reader = createFrameReader();
  let code: string | undefined;
  // Text that ends in the middle of a character is kept until the rest of it has come.
  socket.setEncoding('utf8');
  socket.on('connect', handlers.onOpen);
  socket.on('data', (piece: string) => {
    for (const message of reader.read(piece)) handlers.onMessage(message);
    if (reader.broken) socket.destroy();
  });
  socket.on('error', (error: NodeJS.ErrnoException) => (code = error.code));
  socket.on('close', () => handlers.onClose(code));
  return {
    send: (message) => {
      if (socket.writable) socket.write(toFrame(message));
    },
    end: () => void socket.end(),
    drop: () => void socket.destroy(),
  };
}
