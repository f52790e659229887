/** Why a request or a load failed: a code with its arguments, never a sentence. core/failures.ts has the wording. */
export type ModelFailure =
  | ModelFileFailure
  /** Bytes that the model would need and bytes that were free, if known and if they explain the failure. */
  | { code: 'out-of-memory'; needed?: number; free?: number }
  /**
   * The model was unloaded when memory ran short, and there is not enough yet. Bytes that it took, if known, and that
   * are free.
   */
  | { code: 'memory-short'; needed?: number; free: number }
  /** The model's vocabulary lacks a token that prompts need. */
  | { code: 'missing-token'; token: string }
  /** The process exited unexpectedly and was restarted. */
  | { code: 'crashed' }
  /** The same several times, so it is not restarted. `how` it ended, for example `signal SIGKILL`. */
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
  /** A bug of ours. `words` is the message of a thrown error. */
  | { code: 'internal'; words?: string }
  /**
   * A failure in a conversation saved before there were codes for all: its code, and the sentence that the user read.
   */
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

/** What is wrong with a model file. `path` is the file to be loaded. */
export type ModelFileFailure = { path: string } & (
  | { code: 'model-missing' }
  /** The file exists but cannot be read; `words` is the operating system's error. */
  | { code: 'model-unreadable'; words: string }
  /** Not a GGUF file. */
  | { code: 'not-a-model'; found: FoundInstead }
  /** A version of GGUF that llama.cpp does not read. */
  | { code: 'wrong-version'; version: number }
  /** A big-endian GGUF file. */
  | { code: 'big-endian' }
  /** A GGUF file that holds part of a model, or goes with one. */
  | { code: 'wrong-kind'; kind: PartialKind }
  /** A gpt-oss model as Ollama converts it: its architecture is `gptoss`, and its tensors have another layout. */
  | { code: 'ollama-layout' }
  /** A model of another architecture than gpt-oss; without `architecture`, the file does not say which. */
  | { code: 'wrong-architecture'; architecture?: string }
  /**
   * The file is truncated: it has `found` bytes. `whole`, the complete size, is known only if the head is complete.
   */
  | { code: 'cut-off'; found: number; whole?: number }
  | { code: 'damaged' }
  /**
   * A value in the head that no model can have, and for which llama.cpp aborts the process. Without `value`, the head
   * lacks the key.
   */
  | { code: 'impossible-value'; key: string; value?: string }
  /** A later part of a split file, without the first part beside it. `first` is the name of the first part. */
  | { code: 'later-part'; part: number; parts: number; first: string }
  /** A part of a split file whose name lacks the part number. `ending` is what its name should end in. */
  | { code: 'renamed-part'; part: number; parts: number; ending: string }
  /** A part of a split file is missing. `name` is its file name. */
  | { code: 'missing-part'; part: number; parts: number; name: string }
  /** llama.cpp refused to load it although all checks passed. */
  | { code: 'refused'; words: string }
  /** It was changed, replaced or cut while it was in use. */
  | { code: 'changed' }
);

/**
 * Why a model could not be downloaded. `url` is the file's address, `host` the server that answered, which redirects may
 * have led to.
 */
export type DownloadFailure = { url: string; host: string } &
  /** The server cannot be reached, or the connection breaks again and again; `words` is the system's error. */
  (
    | { code: 'unreachable'; words: string }
    /** No secure connection: the certificate is not trusted, or TLS fails otherwise. */
    | { code: 'untrusted-server'; words: string }
    /** 401 */
    | { code: 'sign-in-needed' }
    /** 403 */
    | { code: 'forbidden' }
    /** 404 or 410 */
    | { code: 'not-found' }
    /** 416: the file is shorter than expected. */
    | { code: 'range-refused' }
    /** 429; `seconds` to wait if the server says so. */
    | { code: 'too-many-requests'; seconds?: number }
    /** 5xx, also after several tries; `seconds` as above. */
    | { code: 'server-error'; status: number; seconds?: number }
    /** Another status that is not success. */
    | { code: 'unexpected-status'; status: number }
    /** Redirected too often, or to no address. */
    | { code: 'redirect-loop' }
    /** Redirected to an address that is not secure. */
    | { code: 'insecure-redirect'; to: string }
    /** A web page in place of the file: a network that asks to sign in, or a proxy's error. */
    | { code: 'web-page' }
    /** Neither GGUF nor a web page. */
    | { code: 'not-gguf'; found: FoundInstead }
    /** The file has another length than the catalogue says, or than the server said before; in bytes. */
    | { code: 'wrong-length'; expected: number; found: number }
    /** More arrives than the length that was announced. */
    | { code: 'endless'; expected: number }
    /** The server does not say how long the file is, and nobody else knows. */
    | { code: 'unknown-length' }
    | { code: 'empty-file' }
    /** The file on the server was replaced during the download, more than once. */
    | { code: 'changed-on-server' }
    /** All parts arrived as the server sends them, but the checksum is another model's. */
    | { code: 'wrong-checksum' }
    /** Bytes that are still needed and bytes that are free. */
    | { code: 'disk-full'; folder: string; needed: number; free: number }
    /** The file system does not allow so large a file. */
    | { code: 'file-too-large'; folder: string; bytes: number }
    /** The file cannot be written; `words` is the system's error. */
    | { code: 'not-writable'; file: string; words: string }
  );

/** What a file is instead of GGUF, as far as its first bytes tell. */
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

/**
 * GGUF files that go with a model: a LoRA adapter, an encoder of images or sounds, statistics for quantisation, a
 * vocabulary.
 */
export type PartialKind = 'adapter' | 'projector' | 'importance-matrix' | 'vocabulary';

/** Why a model was not deleted from the disk, or not all of it. `path` is the file to load. */
export type DeletionFailure = { path: string } &
  /** It is loaded in this window, or in another one. */
  (
    | { code: 'in-use'; elsewhere: boolean }
    /** Parts of it still arrive. */
    | { code: 'being-downloaded' }
    /** It is not in Hearth's own folder. */
    | { code: 'not-own' }
    /** The operating system refuses; `words` is its error. `freed` is the bytes of the files that are gone all the same. */
    | { code: 'not-deleted'; words: string; freed: number }
  );
