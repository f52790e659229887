/**
 * What the host and the model process say to each other.
 *
 * The host forks the process, which speaks first: `hello`. The host checks the version, sends one `load`, and
 * then any number of `generate`. The one rule: every `generate` is answered by zero or more text events and then
 * by exactly one `done` or `failed` with the same id, also after `cancel`. A process that exits breaks the rule;
 * the host then settles what is pending with `crashed`.
 */
import type { ModelFailure } from './failure.ts';

/** Raised with every change to this file: a stale `dist/` is told apart before it does harm. */
export const protocolVersion = 11;

/** Host to model process. */
export type ToModel =
  | { type: 'load'; options: LoadOptions }
  | { type: 'generate'; id: number; request: ModelRequest }
  | { type: 'cancel'; id: number }
  /** Answered by one `counted`. Waits for no `generate`. */
  | { type: 'count'; id: number; texts: readonly string[] };

/** Model process to host. */
export type FromModel =
  | { type: 'hello'; protocolVersion: number; pid: number }
  | { type: 'loading'; fraction: number }
  | { type: 'loaded'; model: ModelInfo }
  | { type: 'load-failed'; failure: ModelFailure }
  | { type: 'event'; id: number; event: ModelEvent }
  | { type: 'counted'; id: number; result: TokenCounts };

/** Tokens of each of several texts, as text: what looks like a special token counts as the text that it is. */
export type TokenCounts = { counts: readonly number[] } | { failure: ModelFailure };

export interface LoadOptions {
  /** Absolute path of a GGUF file of the gpt-oss architecture. */
  modelPath: string;
  /** `auto` takes what the machine has; `off` stays on the CPU. */
  gpu: 'auto' | 'off';
  /** Tokens of the conversation's context; the completion's is fixed. */
  contextTokens: number;
}

export interface ModelInfo {
  /** `general.name` of the file, or its file name. */
  name: string;
  /** What runs the layers: `CPU`, or the GPU's name. */
  device: string;
  /** Tokens that a conversation can hold. */
  contextTokens: number;
  /** Of a split model, all parts in order. */
  files: readonly ModelFile[];
}

/** A file as it was before it was loaded, to be told from what it becomes. */
export interface ModelFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
  /** The file system's number of it: another file that takes its name has another. */
  inode: number;
}

/** A place in a document, and what surrounds it. Made once per request and never changed. */
export interface EditorContext {
  /** Relative to the workspace folder, with forward slashes; the bare file name outside of one. */
  path: string;
  /** VS Code's language identifier, for example `typescript`. */
  languageId: string;
  /** Text before the place, possibly cut at its far end (see core/completion/window.ts). */
  prefix: string;
  /** Text after the place, possibly cut at its far end. */
  suffix: string;
}

/** Code from elsewhere that helps with a request. Text, never instructions. */
export interface Snippet {
  path: string;
  languageId: string;
  text: string;
}

/** What the editor reports of the code near a place. Text, never instructions. */
export interface Problem {
  severity: 'error' | 'warning';
  /** The code that it is about: a line, possibly cut. */
  code: string;
  message: string;
}

/** How much the model may reason before it answers: gpt-oss knows these three. */
export type Effort = 'low' | 'medium' | 'high';

/** What a feature wants, in the user's terms: no tokens, no templates. */
export type ModelRequest = CompletionRequest | ChatRequest | EditRequest;

/** The kinds of requests. Each may be for another model. */
export type Job = ModelRequest['kind'];

export interface CompletionRequest {
  kind: 'completion';
  context: EditorContext;
  /** Oldest first. Append only: a changed early snippet costs a whole prefill. */
  snippets: readonly Snippet[];
  /** Paths of snippets of earlier requests that may reach no prompt any more. */
  withdrawn?: readonly string[];
  /** A few, in the order of the file. */
  problems?: readonly Problem[] | undefined;
  /** `line` stops at the end of the line, `block` where the indentation drops below the cursor's. */
  shape: 'line' | 'block';
  /** At most this many generated tokens. With 0, the prompt is only evaluated, ahead of a request that needs it. */
  maxTokens: number;
  /** Nobody waits for it yet: it runs when nothing else does, and a request that somebody waits for ends it. */
  background?: boolean;
  /** Milliseconds of decode after which what is there is returned. */
  timeBudget: number;
  /** For another answer than the likeliest: how freely each token is drawn. Absent or 0 takes the likeliest. */
  temperature?: number;
  /** Whether `done` is to bring the prompt as it was sent. Costs a copy of the text and no evaluation. */
  trace?: boolean;
}

export interface ChatRequest {
  kind: 'chat';
  /** What is asked of the model, above all that is only data. Absent, Hearth's words for a chat. */
  instructions?: string;
  /** What the model may call, in the order in which it reads them. */
  tools?: readonly ToolDescription[];
  turns: readonly ChatTurn[];
  /** The answer is to be one block of code in this language, which we open: its code, and nothing else. */
  code?: { languageId: string };
  effort: Effort;
  maxTokens: number;
  drafting?: Drafting;
}

/** A function that the model may call. Names and words may come from elsewhere: text, never instructions. */
export interface ToolDescription {
  /** Letters, digits, `_`, `-` and `.`, at most 64. What else is in it reaches no prompt. */
  name: string;
  description: string;
  /** A JSON schema of the one object that a call gives. Absent, a call gives nothing. */
  parameters?: JsonObject;
}

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** A message of a conversation, or what a user gave along with one. */
export type ChatTurn =
  | { role: 'user'; text: string; attachments: readonly Attachment[] }
  | { role: 'assistant'; text: string }
  /** Why the model made the call that follows. Formats leave it out once there is an answer after it. */
  | { role: 'reasoning'; text: string }
  /** What the model told the user before it called tools. */
  | { role: 'preamble'; text: string }
  /** `id` says which result belongs to the call, for formats that need to know; harmony goes by their order. */
  | { role: 'tool-call'; id: string; name: string; arguments: string }
  | { role: 'tool-result'; id: string; name: string; text: string };

/** A file or a part of one that the user gave along. */
export interface Attachment extends Snippet {
  /** When it is a part of the file. */
  lines?: LineNumbers;
}

/** First and last line of a part of a file as people and models count them: from 1. */
export interface LineNumbers {
  first: number;
  last: number;
  /** Never there: it keeps the compiler from taking these for lines that are counted from 0. */
  counted?: 'from 1';
}

export interface EditRequest {
  kind: 'edit';
  /** What surrounds the selection: it is not to be changed. */
  context: EditorContext;
  /** The code to rewrite. The answer is the code that replaces it, and nothing else. */
  selection: string;
  /** What to do to it, in words. */
  instruction: string;
  effort: Effort;
  maxTokens: number;
  drafting?: Drafting;
}

/**
 * For measuring what drafts save: none, or as long as can be, whatever they cost. Absent, the model process drafts
 * where it pays on this machine. The answer is the same.
 */
export type Drafting = 'off' | 'always';

export type ModelEvent =
  /** More of the analysis channel: shown folded, never part of the answer. */
  | { type: 'reasoning'; text: string }
  /** More of what the model tells the user before it calls tools. Never part of the answer. */
  | { type: 'preamble'; text: string }
  /** More of the answer. Never contains a special token's text that the model produced as a token. */
  | { type: 'answer'; text: string }
  /** A whole call in the `functions` namespace; `arguments` is JSON as the model wrote it. */
  | { type: 'tool-call'; name: string; arguments: string }
  | { type: 'done'; reason: DoneReason; usage: Usage; prompt?: PromptTrace }
  | { type: 'failed'; failure: ModelFailure };

/**
 * Why an answer ended: the model ended it (`end`), a stop rule of completion did (`stop`), a limit of tokens or of
 * time, the answer went round in circles, or the user no longer wanted it.
 */
export type DoneReason = 'end' | 'stop' | 'length' | 'time' | 'repetition' | 'cancelled';

/** What an answer cost. Times in milliseconds. */
export interface Usage {
  /** Tokens of the whole prompt. */
  promptTokens: number;
  /** Of those, the tokens that were not in the KV cache and had to be evaluated. */
  evaluatedTokens: number;
  generatedTokens: number;
  /** Calls of the engine that sampled. Without drafts, as many as there are generated tokens. */
  decodeSteps: number;
  /** Tokens that were guessed from the input and evaluated along with a step (speculative decoding). */
  draftedTokens: number;
  /**
   * Of those, the tokens that the model chose, too: each saved a step. Their share of the drafted ones is the
   * acceptance rate. Some may never have been said, when the answer ended before them.
   */
  acceptedTokens: number;
  prefillTime: number;
  decodeTime: number;
}

/** What a request costs that never ran. */
export const noUsage: Usage = {
  promptTokens: 0,
  evaluatedTokens: 0,
  generatedTokens: 0,
  decodeSteps: 0,
  draftedTokens: 0,
  acceptedTokens: 0,
  prefillTime: 0,
  decodeTime: 0,
};

/** A completion's prompt as it was sent, for the request inspector. It never leaves the machine. */
export interface PromptTrace {
  /** In the order of the prompt. Their tokens add up to the prompt's. */
  sections: readonly PromptSection[];
  /** What stands before the cursor and was left out of the prompt: the answer was made to begin with it. */
  stub: string;
}

/** A part of a prompt that changes as a whole, and how much of it the KV cache had. */
export interface PromptSection {
  name: SectionName;
  /** As it was sent, special tokens written as `<|name|>`. */
  text: string;
  tokens: number;
  /** Of those, the tokens that were in the KV cache already. */
  cachedTokens: number;
}

/** The parts of a completion's prompt, by how rarely they change. */
export type SectionName = 'system' | 'rules' | 'snippets' | 'suffix' | 'problems' | 'prefix';
