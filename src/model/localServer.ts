import { timingSafeEqual } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { createFrameReader, longestFrame, toFrame } from '../core/sharing/frames.ts';
import { protocolVersion, type FromModel, type ToModel } from '../protocol/model.ts';
import type { Channel } from './channel.ts';

/** Accepts windows on a path of this machine: a Unix socket, or a named pipe on Windows. Never a port. */
export interface LocalServer {
  /** Accepts nobody any more. On Unix this removes the socket's file. */
  close(): void;
}

/** UTF-16 code units that a stranger may send: a greeting has about a hundred. */
const longestGreeting = 1000;

/** Milliseconds in which a window must greet, which is the first thing it does. */
const greetingPatience = 30_000;

/** Bytes that may wait for a window that does not read, as one that is stopped in a debugger. */
const mostWaiting = 64 * 1024 * 1024;

/**
 * Listens, and calls back with each window that has greeted with the secret and the version of the protocol. Others are
 * disconnected, and so is a window that sends what is no message.
 * @throws Error if the system refuses, as when the path is too long.
 */
export function listenLocally(
  address: string,
  secret: string,
  onWindow: (channel: Channel) => void,
): Promise<LocalServer> {
  const server = createServer((socket) => greet(socket, secret, onWindow));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path: address }, () => {
      server.off('error', reject);
      // For example too many open files: those who are connected go on.
      server.on('error', (error) => process.stderr.write(`${error.message}\n`));
      resolve({ close: () => void server.close() });
    });
  });
}

function greet(socket: Socket, secret: string, onWindow: (channel: Channel) => void): void {
  const reader = createFrameReader(longestGreeting);
  const patience = setTimeout(() => socket.destroy(), greetingPatience);
  let window: ReturnType<typeof toChannel> | undefined;
  socket.setEncoding('utf8');
  // `close` follows, and is what counts.
  socket.on('error', () => undefined);
  socket.on('close', () => clearTimeout(patience));
  socket.on('data', (piece: string) => {
    for (const message of reader.read(piece)) {
      if (window && isMessage(message)) window.receive(message);
      else if (!window && isGreeting(message, secret)) {
        clearTimeout(patience);
        reader.limit = longestFrame;
        window = toChannel(socket);
        onWindow(window.channel);
      } else {
        socket.destroy();
        return;
      }
    }
    if (reader.broken) socket.destroy();
  });
}

function toChannel(socket: Socket): { channel: Channel; receive: (message: ToModel) => void } {
  const listeners: ((message: ToModel) => void)[] = [];
  return {
    receive: (message) => {
      for (const listener of listeners) listener(message);
    },
    channel: {
      send: (message: FromModel) => {
        if (!socket.writable) return;
        socket.write(toFrame(message));
        if (socket.writableLength > mostWaiting) socket.destroy();
      },
      onMessage: (listener) => void listeners.push(listener),
      onClose: (listener) => void socket.once('close', listener),
      close: () => void socket.end(),
    },
  };
}

function isGreeting(message: unknown, secret: string): boolean {
  if (typeof message !== 'object' || message === null) return false;
  if (!('secret' in message) || !('protocolVersion' in message)) return false;
  return message.protocolVersion === protocolVersion && isSecret(message.secret, secret);
}

function isSecret(said: unknown, secret: string): boolean {
  if (typeof said !== 'string') return false;
  const [one, other] = [Buffer.from(said), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A window that knows the secret is of the same build, so its messages are well formed if they are messages at all. */
function isMessage(message: unknown): message is ToModel {
  return typeof message === 'object' && message !== null && 'type' in message;
}
