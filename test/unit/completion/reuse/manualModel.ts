import type { Situation } from '../../../../src/core/completion/decide.ts';
import type { Ask, Surroundings } from '../../../../src/core/completion/ask.ts';
import { suggest, type Result } from '../../../../src/core/completion/suggest.ts';
import { Memory } from '../../../../src/core/completion/reuse/memory.ts';
import {
  noUsage,
  type CompletionRequest,
  type ModelEvent,
  type Usage,
} from '../../../../src/protocol/model.ts';
import { parseCursor, showGhost } from '../../../../tools/replay/cursor.ts';
import { situationAt } from '../../../../tools/replay/situation.ts';

const usage: Usage = {
  ...noUsage,
  promptTokens: 9,
  evaluatedTokens: 2,
  generatedTokens: 5,
  prefillTime: 1,
  decodeTime: 1,
};

/** One request to the model, answered by the test. */
export interface ManualRequest {
  request: CompletionRequest;
  /** Whether it was told to end. */
  readonly cancelled: boolean;
  write: (text: string) => Promise<void>;
  end: (text?: string) => Promise<void>;
  /** Ended by the client, for a request that goes first. */
  cancelByLane: () => Promise<void>;
}

/** A keystroke's request for ghost text. */
export interface Keystroke {
  result: Promise<Result>;
  /** What VS Code does when the next key is pressed. */
  cancel: () => Promise<void>;
}

/** A model that says what the test tells it to, and a clock that the test moves. */
export function manualModel() {
  const requests: ManualRequest[] = [];
  let time = 0;
  let timers: { at: number; fire: () => void }[] = [];
  const around: Surroundings = {
    async *generate(request, signal) {
      if (request.kind !== 'completion') throw new Error('Only completions are asked for.');
      const events: ModelEvent[] = [];
      let wake = (): void => undefined;
      const push = async (event: ModelEvent) => {
        events.push(event);
        wake();
        await settled();
      };
      requests.push({
        request,
        get cancelled() {
          return signal.aborted;
        },
        cancelByLane: () => push({ type: 'done', reason: 'cancelled', usage }),
        write: (text) => push({ type: 'answer', text }),
        end: async (text = '') => {
          if (text !== '') await push({ type: 'answer', text });
          await push({ type: 'done', reason: 'stop', usage });
        },
      });
      signal.addEventListener('abort', () => void push({ type: 'done', reason: 'cancelled', usage }));
      for (;;) {
        for (let event = events.shift(); event; event = events.shift()) {
          yield event;
          if (event.type === 'done') return;
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    now: () => time,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        timers.push({ at: time + milliseconds, fire: resolve });
        signal.addEventListener('abort', () => resolve());
      }),
  };
  const memory = new Memory();

  async function pass(milliseconds: number): Promise<void> {
    time += milliseconds;
    const due = timers.filter(({ at }) => at <= time);
    timers = timers.filter(({ at }) => at > time);
    for (const { fire } of due) fire();
    await settled();
  }

  /** Asks at a place; a cancelled one asks no more. */
  async function press(ask: Ask): Promise<Keystroke> {
    const controller = new AbortController();
    const result = suggest(ask, memory, controller.signal, around);
    await settled();
    const cancel = () => {
      controller.abort();
      return settled();
    };
    return { result, cancel };
  }

  return { requests, around, memory, pass, press };
}

/** Lets everything happen that waits for no clock. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A request for ghost text in TypeScript, with no wait unless one is given. */
export function askAt(marked: string, changes: Partial<Situation> = {}, more: Partial<Ask> = {}): Ask {
  return {
    uri: 'file:///p/a.ts',
    snippets: () => [],
    timeBudget: 1000,
    insertOnly: false,
    trace: false,
    situation: situationAt(marked, { path: 'a.ts', head: '', ...changes }),
    ...more,
  };
}

/** The text with its suggestion, as an editor shows it. */
export function shown(marked: string, { fitted }: Result): string {
  const { before, after } = parseCursor(marked);
  return showGhost(before, fitted?.text ?? '', fitted?.over ?? 0, after, fitted?.replaced);
}
