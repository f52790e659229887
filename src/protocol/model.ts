/**
 * What the host and the model process say to each other.
 *
 * The host forks the process, or connects to the one that other windows use (sharing.ts). The process speaks first:
 * `hello`. The host checks the version, sends one `load`, and then any number of `generate`. The one rule: every
 * `generate` is answered by zero or more text events and then by exactly one `done` or `failed` with the same id, also
 * after `cancel`. A process that exits breaks the rule; the host then settles what is pending with `crashed`.
 */
import type { ModelFailure } from './failure.ts';
import type { Machine } from './machine.ts';
import type { PromptTrace } from './promptTrace.ts';
import type { Sharing } from './sharing.ts';
import type { UnloadReason, UnloadRules } from './unloading.ts';

/**
 * Increased with every change of the messages in this file, so that a stale `dist/` is detected before it does harm.
 */
export const protocolVersion = 16;

/** Host to model process. */
export type ToModel =
  | { type: 'load'; options: LoadOptions }
  | { type: 'generate'; id: number; request: ModelRequest }
  | { type: 'cancel'; id: number }
  /** Takes effect at once, and may come before the model is loaded. Without any, the model stays loaded. */
  | { type: 'unload-rules'; rules: UnloadRules }
  /** The user is at this window now. Only of interest to a process that several windows share. */
  | { type: 'focus' }
  /** This window does not need the process any more. It ends if no other window does. */
  | { type: 'leave' }
  /** Ends the process for all windows, so that its memory is free. */
  | { type: 'unload' }
  /** Answered by one `machine`, also without a model. `measure` adds the memory's bandwidth, in half a second. */
  | { type: 'examine'; gpu: LoadOptions['gpu']; measure: boolean }
  /** Answered by one `counted`. Does not wait for any `generate`. */
  | { type: 'count'; id: number; texts: readonly string[] };

/** Model process to host. */
export type FromModel =
  | { type: 'hello'; protocolVersion: number; pid: number }
  | { type: 'loading'; fraction: number }
  | { type: 'loaded'; model: ModelInfo }
  | { type: 'load-failed'; failure: ModelFailure }
  /** Without a machine, the engine cannot start. */
  | { type: 'machine'; machine: Machine | undefined }
  /** By its rules the model should be unloaded. A host with a request that has not arrived yet ignores this. */
  | { type: 'may-unload'; reason: UnloadReason }
  /** Another window has unloaded the model: the process ends, and what is pending gets no answer. */
  | { type: 'unloaded' }
  /** Sent by a process that several windows share, whenever this changes. */
  | { type: 'sharing'; sharing: Sharing }
  | { type: 'event'; id: number; event: ModelEvent }
  | { type: 'counted'; id: number; result: TokenCounts };

/**
 * The number of tokens of each of several texts, or why they could not be counted. Special tokens in them count as
 * plain text.
 */
export type TokenCounts = { counts: readonly number[] } | { failure: ModelFailure };

/** Which model to load, and how. */
export interface LoadOptions {
  /** Absolute path of a GGUF file of the gpt-oss architecture. */
  modelPath: string;
  /** `auto` uses the machine's GPU; `off` stays on the CPU. */
  gpu: 'auto' | 'off';
  /** Tokens of the conversation's context; that of completions is fixed. */
  contextTokens: number;
  /** Absolute path of the folder for evaluated states, which hold code of the user's. If absent, none are kept. */
  stateFolder?: string;
}

/** A loaded model, as it is shown to the user. */
export interface ModelInfo {
  /** `general.name` of the file, or its file name. */
  name: string;
  /** What runs the layers: `CPU`, or the GPU's name. */
  device: string;
  /** Tokens that a conversation can hold. */
  contextTokens: number;
  /** For a split model, all parts in order. */
  files: readonly ModelFile[];
  /** Where its memory is, by device; absent when the engine does not say. */
  memory?: readonly MemoryUse[];
}

/** The memory of a model on one device, in bytes. */
export interface MemoryUse {
  /** `RAM`, or what the engine calls the GPU: `CUDA0`. */
  device: string;
  weights: number;
  /** KV caches of all contexts. */
  caches: number;
  /** What the engine computes in. */
  buffers: number;
}

/** A file as it was before loading, to detect later changes. */
export interface ModelFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
  /** The inode number: another file under the same name has a different one. */
  inode: number;
}

/** A place in a document, and the text around it. Made once per request and never changed. */
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

/** Code from elsewhere that helps with a request. Data, never instructions. */
export interface Snippet {
  path: string;
  languageId: string;
  text: string;
}

/** A problem that the editor reports near a place. Data, never instructions. */
export interface Problem {
  severity: 'error' | 'warning';
  /** The line of code that it is about, possibly cut. */
  code: string;
  message: string;
}

/** How much the model may reason before it answers: the three levels of gpt-oss. */
export type Effort = 'low' | 'medium' | 'high';

/** What a feature wants, independent of tokens and templates. */
export type ModelRequest = CompletionRequest | ChatRequest | EditRequest;

/** The kinds of requests. Each may use another model. */
export type Job = ModelRequest['kind'];

/** Asks for the text at a cursor. */
export interface CompletionRequest {
  kind: 'completion';
  context: EditorContext;
  /** Oldest first. Append only: a changed early snippet costs a whole prefill. */
  snippets: readonly Snippet[];
  /** Paths in earlier requests of the same scope, also to earlier processes, that must not reach any prompt any more. */
  withdrawn?: readonly string[];
  /**
   * Names the workspace whose paths these are: the same in all requests from it, also after a restart, and nowhere
   * else. Without it, the state of the prompt is not saved.
   */
  scope?: string;
  /** A few, in file order. */
  problems?: readonly Problem[] | undefined;
  /** `line` stops at the end of the line, `block` where the indentation drops below the cursor's. */
  shape: 'line' | 'block';
  /** At most this many generated tokens. With 0, the prompt is only evaluated, ahead of a request that needs it. */
  maxTokens: number;
  /** Nobody waits for it yet: it runs when nothing else does, and a request that somebody waits for aborts it. */
  background?: boolean;
  /** Milliseconds of decoding after which the answer so far is returned. */
  timeBudget: number;
  /** The sampling temperature, for alternatives. Absent or 0 takes the likeliest tokens. */
  temperature?: number;
  /** Whether `done` includes the prompt as it was sent. Costs a copy of the text but no evaluation. */
  trace?: boolean;
}

/** Asks for the next answer of a conversation. */
export interface ChatRequest {
  kind: 'chat';
  /** The instructions to the model; everything else is only data. If absent, Hearth's own for a chat. */
  instructions?: string;
  /** The tools that the model may call, in the order in which the prompt lists them. */
  tools?: readonly ToolDescription[];
  turns: readonly ChatTurn[];
  /** The answer is to be one block of code in this language, which we open: its code, and nothing else. */
  code?: { languageId: string };
  effort: Effort;
  maxTokens: number;
  drafting?: Drafting;
}

/** A function that the model may call. Names and descriptions may come from elsewhere: data, never instructions. */
export interface ToolDescription {
  /** Letters, digits, `_`, `-` and `.`, at most 64. Other characters are dropped from prompts. */
  name: string;
  description: string;
  /** A JSON schema of the object that a call passes. If absent, a call passes nothing. */
  parameters?: JsonObject;
}

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** A message of a conversation, or what a user attached to one. */
export type ChatTurn =
  | { role: 'user'; text: string; attachments: readonly Attachment[] }
  | { role: 'assistant'; text: string }
  /** Why the model made the call that follows. Formats leave it out once an answer follows. */
  | { role: 'reasoning'; text: string }
  /** Text for the user before tool calls. */
  | { role: 'preamble'; text: string }
  /** `id` links the result to the call, for formats that need it; harmony goes by their order. */
  | { role: 'tool-call'; id: string; name: string; arguments: string }
  | { role: 'tool-result'; id: string; name: string; text: string };

/** A file, or part of one, that the user attached. */
export interface Attachment extends Snippet {
  /** Set for part of a file. */
  lines?: LineNumbers;
}

/** First and last line of part of a file as people and models count them: from 1. */
export interface LineNumbers {
  first: number;
  last: number;
  /** Never set. It keeps the compiler from accepting lines that are counted from 0. */
  counted?: 'from 1';
}

/** Asks for the code that replaces a selection. */
export interface EditRequest {
  kind: 'edit';
  /** The text around the selection, which must not change. */
  context: EditorContext;
  /** The code to rewrite. The answer is the code that replaces it, and nothing else. */
  selection: string;
  /** What to do with it, in words. */
  instruction: string;
  effort: Effort;
  maxTokens: number;
  drafting?: Drafting;
}

/**
 * For measuring what drafts save: none, or as long as possible regardless of cost. If absent, the model process drafts
 * where it pays off on this machine. The answer is the same.
 */
export type Drafting = 'off' | 'always';

/** An event of an answer. The last one is `done` or `failed`. */
export type ModelEvent =
  /** More of the analysis channel: shown folded, never part of the answer. */
  | { type: 'reasoning'; text: string }
  /** More text for the user before tool calls. Never part of the answer. */
  | { type: 'preamble'; text: string }
  /** More of the answer. Never contains the text of a special token that the model generated as a token. */
  | { type: 'answer'; text: string }
  /** A complete call in the `functions` namespace; `arguments` is JSON as the model wrote it. */
  | { type: 'tool-call'; name: string; arguments: string }
  | { type: 'done'; reason: DoneReason; usage: Usage; prompt?: PromptTrace }
  | { type: 'failed'; failure: ModelFailure };

/**
 * Why an answer ended: the model ended it (`end`), a stop rule of completion (`stop`), the token limit, the time
 * budget, a loop, or because it was no longer wanted.
 */
export type DoneReason = 'end' | 'stop' | 'length' | 'time' | 'repetition' | 'cancelled';

/** The cost of an answer. Times are in milliseconds. */
export interface Usage {
  /** Tokens of the whole prompt. */
  promptTokens: number;
  /** Tokens of the prompt that were not in the KV cache and had to be evaluated. */
  evaluatedTokens: number;
  generatedTokens: number;
  /** Engine calls that sampled. Without drafts, one per generated token. */
  decodeSteps: number;
  /** Tokens guessed from the input and evaluated along with a step (speculative decoding). */
  draftedTokens: number;
  /**
   * Drafted tokens that the model also chose: each saved a step. Their share of the drafted ones is the acceptance
   * rate. When the answer ended before some of them, those were never emitted.
   */
  acceptedTokens: number;
  prefillTime: number;
  decodeTime: number;
}

/** The usage of a request that never ran. */
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
