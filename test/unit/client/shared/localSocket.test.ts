import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLocalSocket, type LocalSocket } from '../../../../src/client/shared/localSocket.ts';
import { toFrame } from '../../../../src/core/sharing/frames.ts';
import type { Channel } from '../../../../src/model/channel.ts';
import { listenLocally, type LocalServer } from '../../../../src/model/localServer.ts';
import { protocolVersion, type ToModel } from '../../../../src/protocol/model.ts';

// Both ends of the socket between windows and a model process, on real sockets.

const secret = 'a'.repeat(64);
const greeting = { protocolVersion, secret };
let folder: string;
let address: string;
let server: LocalServer;
let windows: { channel: Channel; got: ToModel[]; closed: boolean }[];
const raw: Socket[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hearth-'));
  address =
    process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'x.sock');
  windows = [];
  server = await listenLocally(address, secret, (channel) => {
    const window = { channel, got: [] as ToModel[], closed: false };
    windows.push(window);
    channel.onMessage((message) => window.got.push(message));
    channel.onClose(() => (window.closed = true));
  });
});
afterEach(() => {
  for (const socket of raw.splice(0)) socket.destroy();
  for (const { channel } of windows) channel.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  socket: LocalSocket;
  got: unknown[];
  /** The error code, or `ended`, once the connection has closed. */
  closed: string | undefined;
}

function open(first: unknown = greeting, at = address): Opened {
  const got: unknown[] = [];
  const opened: Opened = {
    got,
    closed: undefined,
    socket: openLocalSocket(at, {
      onOpen: () => opened.socket.send(first),
      onMessage: (message) => got.push(message),
      onClose: (code) => (opened.closed = code ?? 'ended'),
    }),
  };
  return opened;
}

/** A program that is no window, and sends what it likes. */
async function openRaw(...texts: (string | Buffer)[]): Promise<{ isClosed: () => boolean; end: () => void }> {
  const socket = createConnection({ path: address });
  raw.push(socket);
  let closed = false;
  socket.on('close', () => (closed = true));
  socket.on('error', () => undefined);
  socket.resume();
  await new Promise((resolve) => socket.once('connect', resolve));
  for (const text of texts) socket.write(text);
  return { isClosed: () => closed, end: () => socket.destroy() };
}

const accepted = (count: number) => expect.poll(() => windows.length).toBe(count);

test('messages arrive whole, in order, in both directions', async () => {
  const opened = open();
  await accepted(1);
  const texts = ['ü😀\n', '\ud83d', 'x'.repeat(3_000_000), '<|end|>'];
  for (const [id, text] of texts.entries()) {
    opened.socket.send({ type: 'count', id, texts: [text] });
    windows[0]!.channel.send({ type: 'event', id, event: { type: 'answer', text } });
  }
  await expect.poll(() => [windows[0]!.got.length, opened.got.length], { timeout: 20_000 }).toEqual([4, 4]);
  expect(windows[0]!.got).toEqual(texts.map((text, id) => ({ type: 'count', id, texts: [text] })));
  expect(opened.got).toEqual(
    texts.map((text, id) => ({ type: 'event', id, event: { type: 'answer', text } })),
  );
});

describe('a stranger is disconnected, and harms nobody', () => {
  test.each<[string, ...(string | Buffer)[]]>([
    ['with another secret', toFrame({ ...greeting, secret: 'b'.repeat(64) })],
    ['with part of the secret', toFrame({ ...greeting, secret: secret.slice(1) })],
    ['with no secret', toFrame({ protocolVersion })],
    ['with a secret that is no text', toFrame({ protocolVersion, secret: [secret] })],
    ['of another version', toFrame({ ...greeting, protocolVersion: protocolVersion - 1 })],
    ['that asks before it greets', toFrame({ type: 'generate', id: 1 })],
    ['that sends null', 'null\n'],
    ['that speaks HTTP', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['that sends bytes which are no text', Buffer.from([0xff, 0xfe, 0x00, 0x0a])],
    ['that sends without end', 'x'.repeat(100_000)],
  ])('%s', async (_name, ...texts) => {
    const friend = open();
    await accepted(1);
    const stranger = await openRaw(...texts);
    await expect.poll(stranger.isClosed).toBe(true);
    friend.socket.send({ type: 'cancel', id: 1 });
    await expect.poll(() => windows[0]!.got).toEqual([{ type: 'cancel', id: 1 }]);
    expect(windows).toHaveLength(1);
  });

  test('that says nothing is not accepted, and neither is half a greeting', async () => {
    await openRaw();
    const half = await openRaw(toFrame(greeting).slice(0, 20));
    half.end();
    open();
    await accepted(1);
  });
});

describe('a window that goes wrong', () => {
  test.each([
    ['sends no message', '17\n'],
    ['sends no JSON', '{"type":\n'],
  ])('and %s is disconnected, and no other', async (_name, text) => {
    const friend = open();
    await accepted(1);
    const broken = await openRaw(toFrame(greeting), toFrame({ type: 'cancel', id: 1 }), text);
    await expect.poll(broken.isClosed).toBe(true);
    await expect.poll(() => windows[1]!.closed).toBe(true);
    expect(windows[1]!.got).toEqual([{ type: 'cancel', id: 1 }]);
    expect([windows[0]!.closed, friend.closed]).toEqual([false, undefined]);
  });

  test('and dies in the middle of a message is gone, without that message', async () => {
    const dying = await openRaw(toFrame(greeting), toFrame({ type: 'cancel', id: 1 }).slice(0, -2));
    await accepted(1);
    dying.end();
    await expect.poll(() => windows[0]!.closed).toBe(true);
    expect(windows[0]!.got).toEqual([]);
  });

  test('and does not read is disconnected before it fills the memory', async () => {
    const stuck = createConnection({ path: address });
    raw.push(stuck);
    stuck.pause();
    stuck.on('error', () => undefined);
    stuck.write(toFrame(greeting));
    await accepted(1);
    const text = 'x'.repeat(8_000_000);
    for (let id = 0; id < 20; id++)
      windows[0]!.channel.send({ type: 'event', id, event: { type: 'answer', text } });
    await expect.poll(() => windows[0]!.closed, { timeout: 20_000 }).toBe(true);
  });
});

describe('a window hears', () => {
  test('that nobody listens', async () => {
    const opened = open(greeting, `${address}.other`);
    await expect.poll(() => opened.closed).toBe('ENOENT');
    expect(opened.got).toEqual([]);
  });

  test('that the process lets go of it, after its last message', async () => {
    const opened = open();
    await accepted(1);
    windows[0]!.channel.send({ type: 'unloaded' });
    windows[0]!.channel.close();
    await expect.poll(() => opened.closed).toBe('ended');
    expect(opened.got).toEqual([{ type: 'unloaded' }]);
    opened.socket.send({ type: 'cancel', id: 1 });
  });
});

test('a server that is closed accepts nobody, and keeps its windows', async () => {
  const opened = open();
  await accepted(1);
  server.close();
  await expect
    .poll(async () => {
      const late = open();
      await expect.poll(() => late.closed).toBeDefined();
      return late.closed;
    })
    .toMatch(/ENOENT|ECONNREFUSED/);
  opened.socket.send({ type: 'cancel', id: 1 });
  await expect.poll(() => windows[0]!.got).toHaveLength(1);
});

test('an address that is taken is an error', async () => {
  await expect(listenLocally(address, secret, () => undefined)).rejects.toThrow('EADDRINUSE');
});
