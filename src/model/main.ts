import { readdir, readFile } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { sampleMemory } from '../core/models/unloading/memorySample.ts';
import { systemFiles } from '../core/models/systemFiles.ts';
import type { ModelFailure } from '../protocol/failure.ts';
import {
  protocolVersion,
  type FromModel,
  type ModelRequest,
  type ToModel,
  type TokenCounts,
} from '../protocol/model.ts';
import { createEngine, type Engine } from './engine.ts';
import { toFailure } from './modelError.ts';
import { createUnloadWatch } from './unloadWatch.ts';

/** The model process: handles the host's messages. Forked by client/process/forkedProcess.ts; ends with its channel. */

let engine: Engine | undefined;
const unloaded: ModelFailure = { code: 'internal', words: 'The model was asked before it was loaded.' };
const running = new Map<number, AbortController>();
const system = systemFiles({ readFile, readdir });
const watch = createUnloadWatch({
  memory: () => sampleMemory({ platform: process.platform, total: totalmem, free: freemem }, system),
  onUnload: (reason) => send({ type: 'may-unload', reason }),
});

process.on('message', (message: ToModel) => {
  void handle(message);
});
// The host is gone, so free the memory.
process.on('disconnect', () => process.exit(0));
// An unexpected error in one request must not end the others. What could not be caught locally is logged.
process.on('uncaughtException', (error) => process.stderr.write(`${error.stack ?? error.message}\n`));
process.on('unhandledRejection', (reason) => process.stderr.write(`${String(reason)}\n`));

send({ type: 'hello', protocolVersion, pid: process.pid });

function send(message: FromModel): void {
  if (process.connected) process.send?.(message);
}

async function handle(message: ToModel): Promise<void> {
  switch (message.type) {
    case 'load':
      await load(message);
      return;
    case 'generate':
      await generate(message);
      return;
    case 'unload-rules':
      watch.follow(message.rules);
      return;
    case 'cancel':
      running.get(message.id)?.abort();
      return;
    case 'count':
      send({ type: 'counted', id: message.id, result: count(message.texts) });
      return;
  }
}

async function load({ options }: Extract<ToModel, { type: 'load' }>): Promise<void> {
  let reported = 0;
  const leave = watch.use(true);
  try {
    engine = await createEngine(options, (fraction) => {
      // llama.cpp reports each tensor; steps of one percent are enough to show progress.
      if (fraction < 1 && fraction - reported < 0.01) return;
      reported = fraction;
      send({ type: 'loading', fraction });
    });
    send({ type: 'loaded', model: engine.info });
  } catch (error) {
    send({ type: 'load-failed', failure: toFailure(error) });
  } finally {
    leave();
  }
}

function count(texts: readonly string[]): TokenCounts {
  const loaded = engine;
  if (!loaded) return { failure: unloaded };
  try {
    return { counts: texts.map((text) => loaded.countTokens(text)) };
  } catch (error) {
    return { failure: toFailure(error) };
  }
}

async function generate({ id, request }: Extract<ToModel, { type: 'generate' }>): Promise<void> {
  if (!engine) {
    send({ type: 'event', id, event: { type: 'failed', failure: unloaded } });
    return;
  }
  const controller = new AbortController();
  running.set(id, controller);
  const leave = watch.use(!isBackground(request));
  try {
    for await (const event of engine.generate(request, controller.signal)) send({ type: 'event', id, event });
  } catch (error) {
    send({ type: 'event', id, event: { type: 'failed', failure: toFailure(error) } });
  } finally {
    running.delete(id);
    leave();
  }
}

/** Whether nobody waits for it: it then is no use of the model. */
function isBackground(request: ModelRequest): boolean {
  return request.kind === 'completion' && request.background === true;
}
