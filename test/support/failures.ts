import type { ModelFailure, ModelFailureCode } from '../../src/protocol/failure.ts';

type Samples = { readonly [Code in ModelFailureCode]: Extract<ModelFailure, { code: Code }> };

const path = '/models/a.gguf';

/** A failure of each code. A new code does not compile until it is here. */
export const failureSamples: Samples = {
  'model-missing': { code: 'model-missing', path },
  'model-unreadable': { code: 'model-unreadable', path, words: 'EACCES: permission denied.' },
  'not-a-model': { code: 'not-a-model', path, found: 'web-page' },
  'wrong-version': { code: 'wrong-version', path, version: 1 },
  'big-endian': { code: 'big-endian', path },
  'wrong-kind': { code: 'wrong-kind', path, kind: 'adapter' },
  'ollama-layout': { code: 'ollama-layout', path },
  'wrong-architecture': { code: 'wrong-architecture', path, architecture: 'llama' },
  'cut-off': { code: 'cut-off', path, found: 1000, whole: 2000 },
  damaged: { code: 'damaged', path },
  'impossible-value': { code: 'impossible-value', path, key: 'gpt-oss.block_count', value: '0' },
  'later-part': { code: 'later-part', path, part: 2, parts: 3, first: 'a-00001-of-00003.gguf' },
  'renamed-part': { code: 'renamed-part', path, part: 1, parts: 3, ending: '-00001-of-00003.gguf' },
  'missing-part': { code: 'missing-part', path, part: 2, parts: 3, name: 'a-00002-of-00003.gguf' },
  refused: { code: 'refused', path, words: 'wrong number of tensors; expected 79, got 22' },
  changed: { code: 'changed', path },
  'out-of-memory': { code: 'out-of-memory', needed: 14e9, free: 8e9 },
  'memory-short': { code: 'memory-short', needed: 14e9, free: 8e9 },
  'missing-token': { code: 'missing-token', token: '<|channel|>' },
  crashed: { code: 'crashed' },
  'crashed-repeatedly': { code: 'crashed-repeatedly', how: 'signal SIGSEGV' },
  'load-hangs': { code: 'load-hangs' },
  'no-runtime': { code: 'no-runtime', platform: 'sunos', architecture: 'sparc' },
  'stale-build': { code: 'stale-build' },
  'too-long': { code: 'too-long', needed: 5000, room: 4096 },
  stopped: { code: 'stopped' },
  internal: { code: 'internal', words: 'It is late.' },
  recorded: { code: 'recorded', was: 'crashed', message: 'What an older version said.' },
};
