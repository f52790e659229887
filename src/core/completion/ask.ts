import type { Generate } from '../model.ts';
import type { CompletionRequest, EditorContext, Problem, Snippet } from '../../protocol/model.ts';
import type { EmptyReason } from './clean/clean.ts';
import { fitToLine, type Fitted } from './clean/restOfLine.ts';
import type { Situation } from './decide.ts';
import type { Reused } from './reuse/reuse.ts';
import type { Shape } from './shape.ts';
import { toPromptText } from './window.ts';

/** A request for ghost text: where, and with what settings. */
export interface Ask {
  situation: Situation;
  uri: string;
  /** Snippets of other documents, oldest first. A function: they cost nothing when the model is not asked. */
  snippets: () => readonly Snippet[];
  /** Paths of snippets that prompts have had and that are excluded by now. */
  withdrawn?: () => readonly string[];
  /** What the editor reports of the code near the cursor. */
  problems?: () => readonly Problem[];
  /** `hearth.completion.timeBudget` in milliseconds. */
  timeBudget: number;
  /** Nothing right of the cursor may be replaced: IntelliSense's selected item says what is. */
  insertOnly: boolean;
  /** Whether to keep what the request inspector shows. */
  trace: boolean;
  /** Other answers are wanted beside the one that is shown here already. */
  alternatives?: boolean;
}

/** What the path needs from outside. */
export interface Surroundings {
  generate: Generate;
  /** Milliseconds from any fixed point. */
  now: () => number;
  /** Resolves after some milliseconds, or early when the signal aborts. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** What the model is asked for. */
export function completionRequest(ask: Ask, shape: Shape): CompletionRequest {
  const problems = ask.problems?.() ?? [];
  const withdrawn = ask.withdrawn?.() ?? [];
  return {
    kind: 'completion',
    context: toContext(ask.situation),
    snippets: ask.snippets(),
    ...(withdrawn.length > 0 && { withdrawn }),
    ...(problems.length > 0 && { problems }),
    shape,
    maxTokens: maxTokens[shape],
    timeBudget: ask.timeBudget,
    ...(ask.trace && { trace: true }),
  };
}

/** Fits a text to what is right of the cursor, as far as that may be replaced. */
export function fit(
  { text, replaced }: Reused,
  { situation, insertOnly }: Ask,
): Fitted | { empty: EmptyReason } {
  const fitted = fitToLine(text, situation.window, situation.languageId);
  if ('empty' in fitted) return fitted;
  if (replaced) return insertOnly ? { empty: 'blank' } : { ...fitted, replaced };
  if (!insertOnly || fitted.over === 0) return fitted;
  return fitted.inserted === '' ? { empty: 'repeats-after' } : { ...fitted, text: fitted.inserted, over: 0 };
}

/**
 * A line has 19 characters at the median and 73 at the 95th percentile (GitHub's figures for Copilot), 25 tokens: 48
 * leave room for long ones. 160 tokens are 15 to 20 lines, a body of a function; Copilot stops at 200, llama.vscode
 * at 128, and the time budget often stops before.
 */
const maxTokens: Record<Shape, number> = { line: 48, block: 160 };

function toContext({ path, languageId, window }: Situation): EditorContext {
  return { path, languageId, prefix: toPromptText(window.prefix), suffix: toPromptText(window.suffix) };
}
