import type { ForkModel, ModelWire, Parting } from '../../src/client/process/wire.ts';
import {
  noUsage,
  protocolVersion,
  type FromModel,
  type ModelEvent,
  type ModelFile,
  type ToModel,
} from '../../src/protocol/model.ts';

/** A model process that does what the test says. The real one is forked in test/model/process.test.ts. */
export class FakeProcess implements ModelWire {
  readonly pid: number;
  readonly sent: ToModel[] = [];
  killed = false;
  parting: Parting | undefined;
  #onMessage: (message: FromModel) => void = () => undefined;
  #onExit: (how: string) => void = () => undefined;

  constructor(pid: number) {
    this.pid = pid;
  }

  send(message: ToModel): void {
    this.sent.push(message);
  }

  onMessage(listener: (message: FromModel) => void): void {
    this.#onMessage = listener;
  }

  onExit(listener: (how: string) => void): void {
    this.#onExit = listener;
  }

  close(why: Parting): void {
    this.killed = true;
    this.parting = why;
  }

  say(message: FromModel): void {
    this.#onMessage(message);
  }

  /** Ends by itself, as in a crash. */
  crash(): void {
    this.#onExit('signal SIGSEGV');
  }

  hello(version: number = protocolVersion): void {
    this.say({ type: 'hello', protocolVersion: version, pid: this.pid });
  }

  /** From the greeting to a loaded model. */
  load(files: readonly ModelFile[] = []): void {
    this.hello();
    this.say({ type: 'loaded', model: { name: 'fake', device: 'CPU', contextTokens: 4096, files } });
  }

  get requests(): Extract<ToModel, { type: 'generate' }>[] {
    return this.sent.filter((message) => message.type === 'generate');
  }

  get counts(): Extract<ToModel, { type: 'count' }>[] {
    return this.sent.filter((message) => message.type === 'count');
  }

  get cancels(): number[] {
    return this.sent.flatMap((message) => (message.type === 'cancel' ? [message.id] : []));
  }

  event(id: number, event: ModelEvent): void {
    this.say({ type: 'event', id, event });
  }

  /** Answers a request with a text. */
  answer(id: number, text: string): void {
    this.event(id, { type: 'answer', text });
    this.event(id, doneEvent('end'));
  }
}

export function doneEvent(reason: 'end' | 'cancelled'): ModelEvent {
  const usage = {
    ...noUsage,
    promptTokens: 100,
    evaluatedTokens: 5,
    generatedTokens: 20,
    prefillTime: 10,
    decodeTime: 500,
  };
  return { type: 'done', reason, usage };
}

/** Forks fake processes and keeps them in order. */
export function fakeFork(): { fork: ForkModel; processes: FakeProcess[]; newest: () => FakeProcess } {
  const processes: FakeProcess[] = [];
  return {
    processes,
    fork: () => {
      const process = new FakeProcess(1000 + processes.length);
      processes.push(process);
      return process;
    },
    newest: () => {
      const process = processes.at(-1);
      if (!process) throw new Error('no process was started');
      return process;
    },
  };
}
