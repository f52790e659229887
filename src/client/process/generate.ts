import { draftsLine } from '../../core/drafting/draftsLine.ts';
import type { Log } from '../../core/log.ts';
import type { Generate } from '../../core/modelService.ts';
import type { ModelEvent, ModelRequest, Usage } from '../../protocol/model.ts';
import { cancelled, createEventStream } from '../eventStream.ts';
import type { Lanes } from './lanes.ts';
import type { ModelHost } from './modelHostInterface.ts';

/**
 * Milliseconds that the process may take to answer a cancel: a hundred times what a chunk of prefill takes on a slow
 * CPU.
 */
const cancelPatience = 30_000;

type LaneName = 'completions' | 'conversations';

/**
 * Schedules requests in lanes, and turns the messages of the process into the stream that {@link Generate} promises.
 */
export function createGenerate(parts: {
  host: ModelHost;
  lanes: Lanes;
  log: Log;
  onStart: (lane: LaneName) => void;
  onEnd: (lane: LaneName, usage: Usage | undefined) => void;
}): Generate {
  const { host, lanes, log } = parts;

  return async function* generate(request, signal) {
    const left = new AbortController();
    const stream = createEventStream(AbortSignal.any([signal, left.signal]));
    const lane: LaneName = request.kind === 'completion' ? 'completions' : 'conversations';
    const asked = performance.now();
    let usage: Usage | undefined;
    const work = async (laneSignal: AbortSignal): Promise<void> => {
      const waited = performance.now() - asked;
      const last = await ask(request, laneSignal, stream.push);
      usage = last.type === 'done' ? last.usage : undefined;
      log.debug(describe(request, waited, last));
    };
    // Speculative work, which nobody has requested, does not show as activity in the status bar.
    const shown = !isBackground(request);
    if (shown) parts.onStart(lane);
    void placeOf(request)(work, stream.signal)
      .catch((error: unknown) => {
        log.error(
          `a ${request.kind} request broke: ${error instanceof Error ? String(error.stack) : String(error)}`,
        );
        stream.push({ type: 'failed', failure: { code: 'internal' } });
      })
      .finally(() => {
        // A request cancelled while waiting in its lane has no final event yet. After a final event this does nothing.
        stream.push(cancelled);
        if (shown) parts.onEnd(lane, usage);
      });
    try {
      yield* stream.events;
    } finally {
      left.abort();
    }
  };

  function placeOf(request: ModelRequest): Lanes['completion'] {
    if (request.kind !== 'completion') return lanes.conversation;
    if (!isBackground(request)) return lanes.completion;
    // A prefill ahead of time helps the next keystroke; a speculated answer may never be needed.
    return request.maxTokens === 0 ? lanes.background : lanes.speculation;
  }

  /** Resolves with the last event, when the process has really finished the request. */
  async function ask(
    request: ModelRequest,
    signal: AbortSignal,
    push: (event: ModelEvent) => void,
  ): Promise<ModelEvent> {
    // A chat or an edit restarts a failed model; a keystroke does not.
    const refused = await untilAborted(
      host.ready(request.kind === 'completion' ? 'keystroke' : 'question'),
      signal,
    );
    if (signal.aborted) return deliver(cancelled, push);
    if (refused) return deliver({ type: 'failed', failure: refused }, push);
    const { state } = host;
    if (state.type === 'failed') return deliver({ type: 'failed', failure: state.failure }, push);
    if (state.type !== 'ready') return deliver(cancelled, push);
    return await new Promise((resolve) => {
      let patience: NodeJS.Timeout | undefined;
      const running = host.request(request, (event) => {
        push(event);
        if (event.type !== 'done' && event.type !== 'failed') return;
        clearTimeout(patience);
        signal.removeEventListener('abort', cancel);
        resolve(event);
      });
      function cancel(): void {
        running.cancel();
        patience = setTimeout(() => host.giveUpOn('it does not answer a cancel'), cancelPatience);
        patience.unref();
      }
      signal.addEventListener('abort', cancel, { once: true });
    });
  }
}

function isBackground(request: ModelRequest): boolean {
  return request.kind === 'completion' && request.background === true;
}

function kindOf(request: ModelRequest): string {
  if (request.kind !== 'completion') return request.kind;
  if (isBackground(request)) return request.maxTokens === 0 ? 'background' : 'speculation';
  return request.temperature === undefined ? 'completion' : 'alternative';
}

function deliver(event: ModelEvent, push: (event: ModelEvent) => void): ModelEvent {
  push(event);
  return event;
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  let leave = (): void => undefined;
  const aborted = new Promise<undefined>((resolve) => (leave = () => resolve(undefined)));
  signal.addEventListener('abort', leave, { once: true });
  const result = await Promise.race([work, aborted]);
  signal.removeEventListener('abort', leave);
  return result;
}

/** Contains only numbers, never the user's text. */
function describe(request: ModelRequest, waited: number, last: ModelEvent): string {
  const kind = kindOf(request);
  const head = `${kind}: waited ${Math.round(waited)} ms`;
  if (last.type === 'failed') return `${head}, failed (${last.failure.code})`;
  if (last.type !== 'done') return head;
  const { promptTokens, evaluatedTokens, generatedTokens, prefillTime, decodeTime } = last.usage;
  const decode = `decode ${generatedTokens} in ${Math.round(decodeTime)} ms${draftsLine(last.usage)}`;
  return `${head}, prefill ${evaluatedTokens} of ${promptTokens} tokens in ${Math.round(prefillTime)} ms, ${decode}, ${last.reason}`;
}
