/**
 * Why a request or a load failed: a code and what belongs to it, never a sentence. core/failures.ts words them, where
 * the user's language is known.
 */
export type ModelFailure =
  | ModelFileFailure
  /** Bytes that the model would take and that there were, where they are known and say it all. */
  | { code: 'out-of-memory'; needed?: number; free?: number }
  /** The model's vocabulary lacks a token that prompts need. */
  | { code: 'missing-token'; token: string }
  /** The process ended by itself and was started again. */
  | { code: 'crashed' }
  /** The same several times, so that it is not started again. `how` it ended, as `signal SIGKILL`. */
  | { code: 'crashed-repeatedly'; how: string }
  /** Loading makes no progress. */
  | { code: 'load-hangs' }
  /** node-llama-cpp has no binary for this platform. */
  | { code: 'no-runtime'; platform: string; architecture: string }
  /** Host and model process are of different versions. */
  | { code: 'stale-build' }
  /** The request needs more tokens than there is room for, even after cutting what may be cut. */
  | { code: 'too-long'; needed: number; room: number }
  /** Hearth was stopped, or the process unloaded, before the answer. */
  | { code: 'stopped' }
  /** A mistake of ours. `words` are those of a thrown error. */
  | { code: 'internal'; words?: string }
  /** One in a conversation that a version before codes saved: its code of then, and the sentence that the user read. */
  | { code: 'recorded'; was: RecordedCode; message: string };

export type ModelFailureCode = ModelFailure['code'];

/** The codes of the versions that saved sentences. */
export type RecordedCode =
  | 'model-missing'
  | 'not-a-model'
  | 'wrong-architecture'
  | 'out-of-memory'
  | 'crashed'
  | 'no-runtime'
  | 'stale-build'
  | 'too-long'
  | 'stopped'
  | 'internal';

/** What is wrong with a model file. `path` is the one that was to be loaded. */
export type ModelFileFailure = { path: string } & (
  | { code: 'model-missing' }
  /** There is one that cannot be read, in the words of the operating system. */
  | { code: 'model-unreadable'; words: string }
  /** No GGUF at all. */
  | { code: 'not-a-model'; found: FoundInstead }
  /** A version of GGUF that llama.cpp does not read. */
  | { code: 'wrong-version'; version: number }
  /** A GGUF for machines with the other order of bytes. */
  | { code: 'big-endian' }
  /** A GGUF that is a part of a model, or made for one. */
  | { code: 'wrong-kind'; kind: PartialKind }
  /** A model of another architecture than gpt-oss; without its name, the file does not say which. */
  | { code: 'wrong-architecture'; architecture?: string }
  /** The file ends too early: it has `found` bytes; all that it should have are known once its head is whole. */
  | { code: 'cut-off'; found: number; whole?: number }
  | { code: 'damaged' }
  /** A value of the head that no model can have, and that llama.cpp ends the process for. */
  | { code: 'impossible-value'; key: string; value: string }
  /** A later part of a split file, without the first beside it. `first` is that one's name. */
  | { code: 'later-part'; part: number; parts: number; first: string }
  /** A part of a split file without the name that tells which. `ending` is that of its right name. */
  | { code: 'renamed-part'; part: number; parts: number; ending: string }
  /** A part of a split file that is not there. `name` is its file's. */
  | { code: 'missing-part'; part: number; parts: number; name: string }
  /** llama.cpp did not load it, for all that looked right. */
  | { code: 'refused'; words: string }
  /** It was changed, replaced or cut while it was in use. */
  | { code: 'changed' }
);

/** What a file is that is no GGUF, as far as its first bytes tell. */
export type FoundInstead =
  | 'folder'
  | 'empty'
  | 'zeros'
  | 'web-page'
  | 'lfs-pointer'
  | 'text'
  | 'safetensors'
  | 'pytorch'
  | 'archive'
  | 'ggml'
  | 'program'
  | 'unknown';

/** GGUF files that go with a model: a LoRA adapter, a reader of images or sounds, statistics for quantisers, a vocabulary. */
export type PartialKind = 'adapter' | 'projector' | 'importance-matrix' | 'vocabulary';
