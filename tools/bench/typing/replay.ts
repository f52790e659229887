import { decide } from '../../../src/core/completion/decide.ts';
import { prepareRequest } from '../../../src/core/completion/prepare.ts';
import { Memory, type Served } from '../../../src/core/completion/reuse/memory.ts';
import { speculate } from '../../../src/core/completion/reuse/speculate.ts';
import type { Surroundings } from '../../../src/core/completion/ask.ts';
import { suggest } from '../../../src/core/completion/suggest.ts';
import { collectAnswer, type ModelService } from '../../../src/core/modelService.ts';
import { never } from '../../models/requests.ts';
import type { Slowdown } from '../slowdowns.ts';
import { Desk } from './desk.ts';
import { Meter, type Spent } from './meter.ts';
import { kindOf, type EditEvent, type Trace } from './trace.ts';

/** What one edit cost. */
export interface Keystroke extends Omit<Spent, 'aheadTokens' | 'speculatedTokens'> {
  kind: ReturnType<typeof kindOf>;
  /** The text that it brought in, which has to be evaluated some time. */
  typed: string;
  /** Whether Hearth would ask the model here, if it knew nothing from before. */
  wantsAnswer: boolean;
  /** How the suggestion came about, if there was one. */
  served: Served | undefined;
  /** It was typed along the suggestion that was shown. */
  along: boolean;
}

/** What a whole trace cost. */
export interface Replayed {
  name: string;
  keystrokes: Keystroke[];
  /** For each rest of the cursor, tokens that were evaluated or generated while nobody waited. */
  rests: Pick<Spent, 'aheadTokens' | 'speculatedTokens'>[];
}

export interface ReplayOptions {
  without?: Slowdown | undefined;
  /** Tokens of an answer: fewer than the product's make it quicker, and change only what is suggested. */
  mostTokens?: number;
  /** Edits after each jump for which Hearth is asked; the others are made while it is off. Fewer make it quicker. */
  mostAfterMove?: number;
  /** Jumps and changes of the file, after which the trace ends. */
  mostJumps?: number;
}

/** Milliseconds without a movement after which the cursor rests; features/completion/preparation.ts has the same. */
const restAfter = 300;

/**
 * Replays a trace through the product's own path, from the decision to the model process, as fast as the model
 * answers. The pauses of the trace decide what is done ahead; the time of the machine decides nothing.
 */
export async function replay(
  trace: Trace,
  service: ModelService,
  { without, mostTokens = Infinity, mostAfterMove = Infinity, mostJumps = Infinity }: ReplayOptions = {},
): Promise<Replayed> {
  const desk = new Desk(trace, without !== 'anchor');
  const meter = new Meter(service);
  const around: Surroundings = {
    generate: (request, signal) =>
      meter.generate({ ...request, maxTokens: Math.min(request.maxTokens, mostTokens) }, signal),
    now: () => performance.now(),
    // Nobody types faster than the model: there is nothing to wait for.
    wait: () => Promise.resolve(),
  };
  let memory = new Memory();
  const replayed: Replayed = { name: trace.name, keystrokes: [], rests: [] };
  let shown = '';

  let sinceMove = 0;
  let jumps = 0;
  for (const [index, event] of trace.events.entries()) {
    desk.apply(event);
    sinceMove = event.type === 'edit' ? sinceMove + 1 : 0;
    if (event.type !== 'edit' && ++jumps > mostJumps) break;
    if (sinceMove > mostAfterMove) continue;
    if (memory.busy) memory.moved(desk.uri, desk.window);
    if (event.type === 'edit') replayed.keystrokes.push(await press(event));
    else shown = '';
    const next = trace.events[index + 1];
    if (!next || next.at - event.at >= restAfter) await rest();
  }
  memory.dispose();
  return replayed;

  async function press(event: EditEvent): Promise<Keystroke> {
    if (without === 'reuse') memory = new Memory();
    const ask = await desk.ask();
    const result = await suggest(ask, memory, never(), around);
    const { promptTokens, evaluatedTokens, generatedTokens, decodeSteps, calls } = meter.take();
    const typed = event.changes.map(({ text }) => text).join('');
    const kind = kindOf(event);
    const along = kind === 'key' && isAlong(typed, shown);
    shown = result.fitted?.text ?? '';
    if (service.state.type === 'ready' && without !== 'reuse') speculate(ask, result, memory, around);
    return {
      ...{ kind, typed, along, served: result.served, wantsAnswer: decide(ask.situation).ask },
      ...{ calls, promptTokens, evaluatedTokens, generatedTokens, decodeSteps },
    };
  }

  async function rest(): Promise<void> {
    // The first keystroke loads the model; before, nothing is prepared.
    if (service.state.type !== 'ready') return;
    await meter.rest();
    desk.rest();
    const request = prepareRequest(desk.askAt());
    if (request) await collectAnswer(around.generate(request, never()));
    const { aheadTokens, speculatedTokens } = meter.take();
    replayed.rests.push({ aheadTokens, speculatedTokens });
  }
}

/**
 * Whether a key is the next of a suggestion, and not its last. The editor adds closing brackets to a key, and
 * indentation to a line end.
 */
function isAlong(typed: string, shown: string): boolean {
  const key = typed.startsWith('\n') ? typed : typed.slice(0, 1);
  return key !== '' && shown.startsWith(key) && shown.slice(key.length).trim() !== '';
}
