/**
 * What the host and the chat page say to each other, and the conversation that both know.
 *
 * The page may be destroyed and rebuilt at any time. It says `ready` and gets a `snapshot`; after that it gets the
 * same events that the host applied, in the same order, and applies them with the same reducer
 * (core/chat/reduce.ts). What comes from the page is checked by core/chat/validate.ts before it is used.
 */
import type { Answer, AnswerEvent } from './answer.ts';
import type { Attachment, LineNumbers } from './model.ts';
import type { Setup, SetupAction } from './setup.ts';

/** Host to page. */
export type ToPage =
  | { type: 'snapshot'; state: ChatState }
  | { type: 'event'; event: ChatEvent }
  /** Put the keyboard focus into the input. */
  | { type: 'focus-input' };

/** Page to host. */
export type FromPage =
  | { type: 'ready' }
  | { type: 'ask'; text: string }
  | { type: 'stop' }
  | { type: 'new' }
  /** Answers the last question again. */
  | { type: 'retry'; id: string }
  | { type: 'include-chip'; id: string; included: boolean }
  | { type: 'open-attachment'; id: string; index: number }
  /** Opens the file that an edit of an answer changed. */
  | { type: 'open-edit'; id: string; edit: string }
  | { type: 'open-link'; address: string }
  | { type: 'copy'; text: string }
  | { type: 'insert'; text: string }
  | { type: 'remedy'; remedy: Remedy }
  /** A button of the notice about a first model. */
  | { type: 'set-up'; action: SetupAction };

/** What can be done about a failure besides retrying. Each stands for one command. */
export type Remedy =
  | 'choose-model'
  | 'load-model'
  | 'restart-model'
  | 'show-log'
  | 'open-settings'
  | 'reload-window'
  | 'new-chat';

/** Everything that the page shows. Values are never changed in place: the same object looks the same. */
export interface ChatState {
  exchanges: readonly Exchange[];
  /** The context that the next question will carry. */
  chips: readonly Chip[];
  model: ModelBadge;
  /** What is to be said about getting a model for work, if anything. */
  setup?: Setup;
}

/** A question and its answer. They come in pairs, so roles always alternate. */
export interface Exchange {
  /** Chosen by the host, unique within the conversation. */
  id: string;
  question: Question;
  answer: Answer;
}

/** The text of a question, with its attachments. */
export interface Question {
  text: string;
  attachments: readonly ChatAttachment[];
}

/** Context that the user attached to a question, as sent to the model. */
export interface ChatAttachment extends Attachment {
  /** The document's URI, if it can be opened. */
  uri?: string;
  /** A name to show instead of the path. */
  label?: string;
  /** Set when the text was longer than a question may carry. */
  cut?: true;
}

/** Context offered for the next question. Its text is read when the question is sent. */
export interface Chip {
  id: string;
  kind: 'file' | 'selection';
  /** As in prompts: relative to the workspace folder. */
  path: string;
  /** Set for part of a file. */
  lines?: LineNumbers;
  /** A name to show instead of the path. */
  label?: string;
  /** Follows the active editor. Such a chip is toggled; others are removed for good. */
  follows: boolean;
  included: boolean;
}

/** The model, as the page shows it. */
export interface ModelBadge {
  name: string;
  /** The embedded model is only for trying Hearth, and the page says so. */
  demonstration: boolean;
  state: { type: 'stopped' | 'ready' | 'failed' } | { type: 'loading'; fraction: number };
}

/** What changes a conversation. */
export type ChatEvent =
  | { type: 'asked'; id: string; question: Question }
  | AnswerEvent
  /** The answer is discarded and will be generated again. */
  | { type: 'retried'; id: string }
  | { type: 'cleared' }
  | { type: 'chips'; chips: readonly Chip[] }
  | { type: 'model'; model: ModelBadge }
  | { type: 'setup'; setup?: Setup };
