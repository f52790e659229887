import type { Generate } from '../modelService.ts';
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
  /** Snippets of other documents, oldest first. A function, so that they cost nothing when the model is not asked. */
  snippets: () => readonly Snippet[];
  /** Paths of snippets that earlier prompts contained and that have been excluded since. */
  withdrawn?: () => readonly string[];
  /** Problems that the editor reports near the cursor. */
  problems?: () => readonly Problem[];
  /** `hearth.completion.timeBudget` in milliseconds. */
  timeBudget: number;
  /** Nothing right of the cursor may be replaced: the range is fixed by IntelliSense's selected item. */
  insertOnly: boolean;
  /** Whether to record what the request inspector shows. */
  trace: boolean;
  /** The user already sees a suggestion here and wants alternatives to it. */
  alternatives?: boolean;
}

/** What the completion path needs from its caller. */
export interface Surroundings {
  generate: Generate;
  /** A monotonic clock in milliseconds, from any origin. */
  now: () => number;
  /** Resolves after some milliseconds, or early when the signal aborts. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The request to the model for this ask. */
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

/** Fits a suggestion to the text right of the cursor, as far as that text may be replaced. */
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
 * A line has 19 characters at the median and 73 at the 95th percentile (GitHub's figures for Copilot), which is 25
 * tokens; 48 leave room for long lines. 160 tokens are 15 to 20 lines, the body of a function. Copilot stops at 200,
 * llama.vscode at 128, and the time budget often stops generation earlier.
 */
const maxTokens: Record<Shape, number> = { line: 48, block: 160 };

function toContext({ path, languageId, window }: Situation): EditorContext {
  return { path, languageId, prefix: toPromptText(window.prefix), suffix: toPromptText(window.suffix) };
}
