import type { ModelFileFailure } from '../../protocol/failure.ts';
import type { ModelFile } from '../../protocol/model.ts';
import { chooseFormat } from '../formats/chooseFormat.ts';
import type { Format } from '../formats/format.ts';
import { readGgufHead, type GgufHead, type HeadProblem } from './ggufHead.ts';
import { impossibleValue } from './possibleValues.ts';
import { baseName, readParts, type Parts } from './splitFile.ts';
import type { FoundFile, LookAt } from './lookAt.ts';
import { longestSniff, sniff } from './sniff.ts';

/** A model whose files are all present and complete, as far as can be seen without reading the weights. */
export interface CheckedModel {
  /** The file to load: for a split model the first, whichever was given. */
  path: string;
  /** That file's head. */
  head: GgufHead;
  /** The prompt format. */
  format: Format;
  /** The state of the files when they were checked; for a split model, all parts in order. */
  files: readonly ModelFile[];
  /** Of all files together. */
  bytes: number;
}

/**
 * Checks a model file before llama.cpp loads it, since llama.cpp reports most faults with the same error, and aborts
 * the process for some. The same check runs when a file is chosen and before it is loaded.
 */
export async function checkModel(
  path: string,
  lookAt: LookAt,
): Promise<{ model: CheckedModel } | { failure: ModelFileFailure }> {
  const first = await readFile(path, lookAt);
  if ('failure' in first) return first;
  const parts = readParts(path, first.head);
  if ('failure' in parts) return parts;
  return parts.count === 1 ? judge(path, first) : await checkParts(path, parts, first, lookAt);
}

interface ReadFile {
  head: GgufHead;
  file: ModelFile;
}

type Checked = { model: CheckedModel } | { failure: ModelFileFailure };

async function checkParts(path: string, parts: Parts, chosen: ReadFile, lookAt: LookAt): Promise<Checked> {
  const files: ModelFile[] = [];
  let first = chosen;
  for (const [index, part] of parts.paths.entries()) {
    const read = index === parts.index ? chosen : await readFile(part, lookAt);
    if ('failure' in read) {
      if (read.failure.code !== 'model-missing') return read;
      const name = baseName(part);
      return {
        failure:
          index === 0
            ? { code: 'later-part', path, part: parts.index + 1, parts: parts.count, first: name }
            : { code: 'missing-part', path, part: index + 1, parts: parts.count, name },
      };
    }
    const own = readParts(part, read.head);
    if ('failure' in own) return own;
    // A part of another model that was given the name of the missing part.
    if (own.index !== index || own.count !== parts.count) return { failure: { code: 'damaged', path: part } };
    const whole = checkSize(part, read);
    if (whole) return { failure: whole };
    files.push(read.file);
    if (index === 0) first = read;
  }
  const checked = judge(parts.paths[0] ?? path, first);
  const bytes = files.reduce((total, { size }) => total + size, 0);
  return 'model' in checked ? { model: { ...checked.model, files, bytes } } : checked;
}

/** Checks a single file, or the first of several, which has the metadata for all. */
function judge(path: string, { head, file }: ReadFile): Checked {
  const kind = checkKind(path, head);
  if ('failure' in kind) return kind;
  const cutOff = checkSize(path, { head, file });
  if (cutOff) return { failure: cutOff };
  return { model: { path, head, format: kind.format, files: [file], bytes: file.size } };
}

function checkKind(path: string, head: GgufHead): { format: Format } | { failure: ModelFileFailure } {
  const { values, tensors } = head;
  const type = values.get('general.type');
  const architecture = values.get('general.architecture');
  if (type === 'adapter') return { failure: { code: 'wrong-kind', path, kind: 'adapter' } };
  if (type === 'mmproj' || architecture === 'clip')
    return { failure: { code: 'wrong-kind', path, kind: 'projector' } };
  if (type === 'imatrix') return { failure: { code: 'wrong-kind', path, kind: 'importance-matrix' } };
  if (architecture === 'gptoss') return { failure: { code: 'ollama-layout', path } };
  const format = chooseFormat(values);
  if (!format) {
    const named = typeof architecture === 'string' ? { architecture } : {};
    return { failure: { code: 'wrong-architecture', path, ...named } };
  }
  if (tensors.size === 0 && !values.has('split.count'))
    return { failure: { code: 'wrong-kind', path, kind: 'vocabulary' } };
  const impossible = impossibleValue(head);
  return impossible ? { failure: { code: 'impossible-value', path, ...impossible } } : { format };
}

function checkSize(path: string, { head, file }: ReadFile): ModelFileFailure | undefined {
  return head.size > file.size ? { code: 'cut-off', path, found: file.size, whole: head.size } : undefined;
}

async function readFile(path: string, lookAt: LookAt): Promise<ReadFile | { failure: ModelFileFailure }> {
  try {
    const found = await lookAt(path);
    if (found === 'missing') return { failure: { code: 'model-missing', path } };
    if (found === 'folder') return { failure: { code: 'not-a-model', path, found } };
    if (found.size === 0) return { failure: { code: 'not-a-model', path, found: 'empty' } };
    const { read, ...file } = found;
    const reading = await readGgufHead(read, file.size);
    if ('head' in reading) return { head: reading.head, file };
    return { failure: await describeProblem(path, reading.problem, found) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { failure: { code: 'model-unreadable', path, words } };
  }
}

async function describeProblem(
  path: string,
  problem: HeadProblem,
  { size, read }: FoundFile,
): Promise<ModelFileFailure> {
  switch (problem.type) {
    case 'version':
      return { code: 'wrong-version', path, version: problem.version };
    case 'big-endian':
      return { code: 'big-endian', path };
    case 'damaged':
      return { code: 'damaged', path };
    case 'cut-off':
    case 'no-gguf': {
      // A file may be too short to tell what it is.
      const found = sniff(await read(0, Math.min(size, longestSniff)));
      return found === 'gguf' ? { code: 'cut-off', path, found: size } : { code: 'not-a-model', path, found };
    }
  }
}
