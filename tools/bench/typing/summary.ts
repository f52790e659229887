import { quantile } from '../statistics.ts';
import { p95, sum } from '../rows.ts';
import type { Keystroke, Replayed } from './replay.ts';

/** Counts of a trace, as the baseline keeps them: the same on any machine. */
export interface Summary {
  keystrokes: number;
  /** Model calls that a keystroke waited for, and the tokens of their prompts that were evaluated, and of the answers. */
  calls: number;
  evaluated: number;
  generated: number;
  /** Steps of the engine that the answers took. */
  steps: number;
  /** Evaluated beyond what was typed, for each call but the first. */
  extraP50: number;
  extraP95: number;
  /** Tokens while nobody waited. */
  ahead: number;
  speculated: number;
  /** Keystrokes typed along a suggestion, and their calls. */
  along: number;
  alongCalls: number;
}

export function summarise({ keystrokes, rests }: Replayed): Summary {
  const extra = extras(keystrokes);
  const along = keystrokes.filter((each) => each.along);
  return {
    keystrokes: keystrokes.length,
    calls: sum(keystrokes.map(({ calls }) => calls)),
    evaluated: sum(keystrokes.map(({ evaluatedTokens }) => evaluatedTokens)),
    generated: sum(keystrokes.map(({ generatedTokens }) => generatedTokens)),
    steps: sum(keystrokes.map(({ decodeSteps }) => decodeSteps)),
    extraP50: extra.length > 0 ? quantile(extra, 0.5) : 0,
    extraP95: extra.length > 0 ? p95(extra) : 0,
    ahead: sum(rests.map(({ aheadTokens }) => aheadTokens)),
    speculated: sum(rests.map(({ speculatedTokens }) => speculatedTokens)),
    along: along.length,
    alongCalls: sum(along.map(({ calls }) => calls)),
  };
}

/** Keystrokes that asked the model, with all of it warm: the first one loads it. */
export function warmCalls(keystrokes: readonly Keystroke[]): Keystroke[] {
  return keystrokes.filter(({ calls }) => calls > 0).slice(1);
}

/** The one that found nothing in the cache. */
export function coldCalls(keystrokes: readonly Keystroke[]): Keystroke[] {
  return keystrokes.filter(({ calls }) => calls > 0).slice(0, 1);
}

/** Tokens that were evaluated beyond what was typed, for each warm keystroke that asked. */
export function extras(keystrokes: readonly Keystroke[]): number[] {
  return warmCalls(keystrokes).map((each) => Math.max(0, each.evaluatedTokens - typedTokens(each)));
}

/** The same, had each prompt been evaluated as a whole. */
export function extrasWithoutCache(keystrokes: readonly Keystroke[]): number[] {
  return warmCalls(keystrokes).map((each) => Math.max(0, each.promptTokens - typedTokens(each)));
}

/** Characters of a token of code, more than is usual: what is too little below counts against Hearth. */
const charactersOfToken = 6;

/** Tokens of what a keystroke brought in, estimated from below; a key alone is one. */
function typedTokens({ typed }: Keystroke): number {
  return typed === '' ? 0 : Math.max(1, Math.floor(typed.length / charactersOfToken));
}
