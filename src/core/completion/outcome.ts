import type { ModelFailure } from '../../protocol/failure.ts';
import type { Usage } from '../../protocol/model.ts';
import { describeFailure } from '../failures.ts';
import type { EmptyReason } from './clean/clean.ts';
import type { SkipReason } from './decide.ts';
import type { Recalled } from './reuse/memory.ts';

/** How a request ended. Every request has exactly one outcome, which is logged. */
export type CompletionOutcome =
  /** The model's answer was handed to the editor. */
  | { type: 'shown'; characters: number; lines: number; served: 'model' | 'in-flight' }
  /** The suggestion was already known: no model call, except for `alternatives` requested along with it. */
  | { type: 'reused'; characters: number; served: Recalled['served']; alternatives?: number }
  /** The model was not asked. */
  | { type: 'skipped'; reason: SkipReason }
  /** The model was asked, but its answer left nothing to show. */
  | { type: 'empty'; reason: EmptyReason }
  /** The user moved on before the end. */
  | { type: 'cancelled'; stage: Stage }
  | { type: 'failed'; failure: ModelFailure };

/** The stages of the path, in order. */
export type Stage = 'wait' | 'context' | 'model' | 'clean';

/** What a request cost. */
export interface Cost {
  /** Milliseconds of each stage that was reached. */
  stages: Partial<Record<Stage, number>>;
  /** What the model process reported, if it answered. */
  usage?: Usage;
}

/** One line for the log: the outcome, the reason, and the time of each stage. Never any of the user's text. */
export function describeOutcome(outcome: CompletionOutcome, cost: Cost): string {
  return `${inWords(outcome)}${describeCost(cost)}`;
}

function inWords(outcome: CompletionOutcome): string {
  switch (outcome.type) {
    case 'shown':
      return `shown, ${count(outcome.characters, 'character')} on ${count(outcome.lines, 'line')}${outcome.served === 'in-flight' ? ', asked for by an earlier key' : ''}`;
    case 'reused':
      return `${servedWords[outcome.served]}, ${count(outcome.characters, 'character')} left${describeAlternatives(outcome.alternatives)}`;
    case 'skipped':
      return `not asked: ${skipWords[outcome.reason]}`;
    case 'empty':
      return `no suggestion: ${emptyWords[outcome.reason]}`;
    case 'cancelled':
      return `cancelled ${stageWords[outcome.stage]}`;
    case 'failed':
      return `failed (${outcome.failure.code}): ${describeFailure(outcome.failure)}`;
  }
}

const servedWords: Record<Recalled['served'], string> = {
  reused: 'reused the last suggestion',
  cache: 'took a suggestion from the cache',
  speculated: 'took a suggestion that was prepared',
};

function describeAlternatives(alternatives: number | undefined): string {
  if (alternatives === undefined) return '';
  return alternatives === 0 ? ', no alternatives' : `, ${count(alternatives, 'alternative')}`;
}

const skipWords: Record<SkipReason, string> = {
  disabled: 'turned off for this language',
  'language-off': 'the list of languages has this one off',
  excluded: 'the settings exclude this file',
  snoozed: 'snoozed for a while',
  'on-battery': 'paused while the machine runs on battery',
  'input-box': 'an input of a chat, a comment, a commit or a search',
  output: 'an output, which is there to be read',
  'editor-view': 'a view of VS Code’s own',
  'own-preview': 'a preview of Hearth’s own',
  'read-only': 'a document that can only be read, as one side of a comparison is',
  secret: 'the file holds secrets by its name',
  'git-ignored': 'git ignores the file',
  hidden: 'the setting files.exclude hides the file',
  private: 'the setting hearth.context.exclude keeps the file out of prompts',
  unread: 'whether git ignores the file could not be read',
  selection: 'text is selected',
  'several-cursors': 'there are several cursors',
  'model-failed': 'the model has failed and was not restarted',
  undone: 'the last change was an undo or a redo',
  accepted: 'a suggestion was just accepted',
  'empty-file': 'the file is empty',
  binary: 'the text has control characters',
  'long-line': 'the line is too long',
  generated: 'the file is generated',
  minified: 'the file is minified',
  'statement-complete': 'the statement is complete',
  'inside-word': 'the cursor is inside a word',
  'text-after': 'there is text right of the cursor',
};

const emptyWords: Record<EmptyReason, string> = {
  blank: 'the answer was blank',
  'line-complete': 'the answer had nothing more for this line',
  'repeats-after': 'the answer only repeated the text after the cursor',
  'repeats-before': 'the answer only repeated the text before the cursor',
  repetition: 'the answer went round in circles',
  prose: 'the answer was talk, and no code',
  'restates-prompt': 'the answer only repeated the request',
  licence: 'the answer began another file',
  'inside-word': 'the answer would run together with the word after the cursor',
  unprintable: 'the answer had control characters',
};

const stageWords: Record<Stage, string> = {
  wait: 'while waiting for the typing to pause',
  context: 'while the context was gathered',
  model: 'while the model was at work',
  clean: 'when the answer was there',
};

function describeCost({ stages, usage }: Cost): string {
  const times = (['wait', 'context', 'model', 'clean'] as const).flatMap((stage) => {
    const time = stages[stage];
    return time === undefined ? [] : [`${stage} ${Math.round(time)} ms`];
  });
  const parts = times.length > 0 ? [times.join(', ')] : [];
  if (usage) {
    const queue = (stages.model ?? 0) - usage.prefillTime - usage.decodeTime;
    // The model may have spent longer on an answer requested by an earlier key than this request waited for it.
    if (queue > 0) parts.push(`queue ${Math.round(queue)} ms`);
    parts.push(
      `prefill ${Math.round(usage.prefillTime)} ms for ${usage.evaluatedTokens} of ${count(usage.promptTokens, 'token')}`,
      `decode ${Math.round(usage.decodeTime)} ms for ${count(usage.generatedTokens, 'token')}`,
    );
  }
  return parts.length > 0 ? ` (${parts.join('; ')})` : '';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
