import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ServedFile } from './servedFile.ts';

/** A request as the server saw it. */
export interface Asked {
  path: string;
  /** Counts all requests, from 0. */
  number: number;
  /** The range; without one, the whole file. */
  from: number;
  to: number;
  /** Bytes of the file that were sent. */
  sent: number;
}

/** How a request is answered; what is not named is done well. */
export interface Manner {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** In place of the file, with the status. */
  body?: string;
  /** Another file than usual. */
  file?: ServedFile;
  etag?: string;
  /** As servers that know no ranges. */
  ignoreRange?: boolean;
  /** Without a length. */
  chunked?: boolean;
  /** Bytes after which the connection is cut. */
  cutAfter?: number;
  /** Bytes after which nothing more is sent. */
  stallAfter?: number;
  /** Bytes that are sent beyond the end. */
  extra?: number;
}

/** In PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** A server of one file, on this machine, that misbehaves as it is told. */
export class ModelServer {
  readonly asked: Asked[] = [];
  /** Called for each request. */
  manner: (asked: Asked) => Manner = () => ({});
  #origin = '';
  #file: ServedFile;
  readonly #server: Server;

  private constructor(file: ServedFile, secure: Certificate | undefined) {
    this.#file = file;
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      this.#answer(request, response).catch(() => response.destroy());
    };
    this.#server = secure ? createSecureServer(secure, listener) : createServer(listener);
  }

  /** @param secure speaks https with this certificate. */
  static async start(file: ServedFile, secure?: Certificate): Promise<ModelServer> {
    const server = new ModelServer(file, secure);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    const { port } = server.#server.address() as AddressInfo;
    server.#origin = `${secure ? 'https' : 'http'}://127.0.0.1:${port}`;
    return server;
  }

  /** The address of the file; any path has it. */
  url(name: string): string {
    return `${this.#origin}/${name}`;
  }

  /** Bytes of the file that were sent so far. */
  get sent(): number {
    return this.asked.reduce((sum, each) => sum + each.sent, 0);
  }

  /** Breaks all connections. */
  cut(): void {
    this.#server.closeAllConnections();
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, from, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const asked: Asked = {
      path: request.url ?? '',
      number: this.asked.length,
      from: Number(from ?? 0),
      to: last === undefined ? Infinity : Number(last) + 1,
      sent: 0,
    };
    this.asked.push(asked);
    const manner = this.manner(asked);
    const { etag = '"one"', headers = {}, body, ignoreRange = false } = manner;
    const { size } = manner.file ?? this.#file;
    if (manner.status !== undefined || body !== undefined) {
      response.writeHead(manner.status ?? 200, headers).end(body ?? '');
      return;
    }
    const ranged = from !== undefined && !ignoreRange;
    const start = ranged ? asked.from : 0;
    const end = ranged ? Math.min(asked.to, size) : size;
    if (ranged && start >= size) {
      response.writeHead(416, { 'content-range': `bytes */${size}`, ...headers }).end();
      return;
    }
    response.writeHead(ranged ? 206 : 200, {
      etag,
      'content-type': 'application/octet-stream',
      ...(ranged ? { 'content-range': `bytes ${start}-${end - 1}/${size}` } : {}),
      ...(manner.chunked ? {} : { 'content-length': end - start + (manner.extra ?? 0) }),
      ...headers,
    });
    await this.#send(response, asked, manner, start, end);
  }

  async #send(
    response: ServerResponse,
    asked: Asked,
    { file = this.#file, cutAfter = Infinity, stallAfter = Infinity, extra = 0 }: Manner,
    start: number,
    end: number,
  ): Promise<void> {
    const stop = Math.min(end, start + Math.min(cutAfter, stallAfter));
    for (let at = start; at < stop;) {
      const chunk = Buffer.allocUnsafe(Math.min(256 << 10, stop - at));
      file.fill(chunk, at);
      const more = response.write(chunk);
      asked.sent += chunk.length;
      at += chunk.length;
      if (!more) await drained(response);
      if (response.destroyed) return;
    }
    if (stop < end && stallAfter <= cutAfter) return;
    if (stop < end) {
      // What was written is on its way first.
      await new Promise((resolve) => response.write('', resolve));
      response.destroy();
    } else if (extra === Infinity) {
      while (!response.destroyed) if (!response.write(Buffer.alloc(64 << 10, 1))) await drained(response);
    } else response.end(Buffer.alloc(extra, 1));
  }
}

/** Resolves when there is room again, or nobody listens any more. */
async function drained(response: ServerResponse): Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
  stop.abort();
}
