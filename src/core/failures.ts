import type {
  DownloadFailure,
  FoundInstead,
  ModelFailure,
  ModelFileFailure,
  PartialKind,
} from '../protocol/failure.ts';
import { describeDownloadFailure } from './downloadFailures.ts';

/** Describes a failure and what to do about it, in a sentence or two for the user. */
export function describeFailure(failure: ModelFailure | DownloadFailure): string {
  if ('url' in failure) return describeDownloadFailure(failure);
  return 'path' in failure ? describeFile(failure) : describeOther(failure);
}

function describeOther(failure: Exclude<ModelFailure, ModelFileFailure>): string {
  switch (failure.code) {
    case 'out-of-memory':
      return `There is not enough free memory for this model${describeMemory(failure)}. Close other programs, choose a smaller model with ${choose}, or lower the setting hearth.model.contextTokens.`;
    case 'memory-short':
      return `The model was unloaded because memory ran short, and there is not enough yet${describeMemory(failure)}. Close other programs, or load it all the same with “Hearth: Load Model”.`;
    case 'missing-token':
      return `The model’s vocabulary has no token ${failure.token}, so it is not one of gpt-oss’s. ${chooseAnother}`;
    case 'crashed':
      return 'The model process ended unexpectedly and was started again. Please try once more.';
    case 'crashed-repeatedly':
      return `The model process ended unexpectedly several times (${failure.how}). There may be too little free memory. “Hearth: Restart Model” tries again; “Hearth: Show Log” has details.`;
    case 'load-hangs':
      return 'Loading the model has stalled. “Hearth: Restart Model” tries again.';
    case 'no-runtime':
      return `Hearth has no engine for ${failure.platform} on ${failure.architecture}. It runs on 64-bit Windows, macOS and Linux; install the extension’s version for your platform.`;
    case 'stale-build':
      return 'Two versions of Hearth are running side by side, as can happen after an update. Reload the window.';
    case 'too-long':
      return `This needs ${failure.needed} tokens of the model’s context, which has room for ${failure.room} besides the answer. Select or attach less, or raise the setting hearth.model.contextTokens.`;
    case 'stopped':
      return 'The model was unloaded before it answered. Please try again.';
    case 'internal':
      return failure.words === undefined
        ? 'Something went wrong inside Hearth. Please try again; the log has details.'
        : `Something went wrong: ${sentence(failure.words)} Please try again; the log may have details.`;
    case 'recorded':
      return failure.message;
  }
}

const choose = '“Hearth: Choose Model…”';
const chooseAnother = `Choose another file with ${choose}.`;
const downloadAgain = 'Download the file again.';

function describeFile(failure: ModelFileFailure): string {
  const { path } = failure;
  switch (failure.code) {
    case 'model-missing':
      return path === ''
        ? `No model file is set. ${chooseAnother}`
        : `There is no model file at ${path}. ${chooseAnother}`;
    case 'model-unreadable':
      return `The model file ${path} cannot be read (${withoutStop(failure.words)}). ${chooseAnother}`;
    case 'not-a-model':
      return describeFound(path, failure.found);
    case 'wrong-version':
      return failure.version > 3
        ? `${path} uses version ${failure.version} of the GGUF format, but this Hearth reads only versions 2 and 3. Update Hearth, or choose another file with ${choose}.`
        : `${path} uses version ${failure.version} of the GGUF format, which llama.cpp no longer reads. Choose a newer conversion of the model with ${choose}.`;
    case 'big-endian':
      return `${path} was made for big-endian machines, and this one is not. Choose the ordinary, little-endian file of the model with ${choose}.`;
    case 'wrong-kind':
      return `${path} ${kinds[failure.kind]} Choose the model’s own file with ${choose}.`;
    case 'ollama-layout':
      return `${path} is gpt-oss as Ollama converts it (architecture gptoss): its tensors have a layout that only Ollama reads. Hearth needs the ordinary GGUF file of the model, as its own catalogue has it; choose that with ${choose}.`;
    case 'wrong-architecture':
      return describeArchitecture(path, failure.architecture);
    case 'cut-off':
      return failure.whole === undefined
        ? `${path} is cut off after ${failure.found} bytes, within its head. ${downloadAgain}`
        : `${path} is cut off: it has ${failure.found} of ${failure.whole} bytes. ${downloadAgain}`;
    case 'damaged':
      return `The head of ${path} is damaged. ${downloadAgain}`;
    case 'impossible-value':
      if (failure.value === undefined)
        return `The head of ${path} lacks ${failure.key}, which every gpt-oss model has. The file was not made correctly; ${lowerFirst(chooseAnother)}`;
      return `The head of ${path} says that ${failure.key} is ${failure.value}, which no gpt-oss model can have. The file was not made correctly; ${lowerFirst(chooseAnother)}`;
    case 'later-part':
      return `${path} is part ${failure.part} of ${failure.parts} of a model, and the first part is not beside it. Put all parts into one folder and choose ${failure.first} with ${choose}.`;
    case 'renamed-part':
      return `${path} is part ${failure.part} of ${failure.parts} of a model, and its name must end in ${failure.ending} for the other parts to be found. Give all parts the names that they had when they were downloaded.`;
    case 'missing-part':
      return `${path} is a model in ${failure.parts} files, and part ${failure.part} is missing. Put ${failure.name} beside it.`;
    case 'refused':
      return `llama.cpp could not load ${path}: ${sentence(failure.words)} ${chooseAnother} If it runs elsewhere, set hearth.model.gpu to off.`;
    case 'changed':
      return `The model file ${path} was changed or truncated while it was in use, so the model process was stopped. Hearth offers to load it again once it is complete.`;
  }
}

function describeFound(path: string, found: FoundInstead): string {
  switch (found) {
    case 'folder':
      return `${path} is a folder, not a model file. ${chooseAnother}`;
    case 'empty':
      return `The model file ${path} is empty. ${chooseAnother}`;
    case 'zeros':
      return `${path} begins with nothing but zeros, like a download that has only just begun. Wait until it is complete, or download the file again.`;
    case 'web-page':
      return `${path} is a web page saved under the name of a model, not a GGUF file. Download the file itself; the site may want you to sign in first.`;
    case 'lfs-pointer':
      return `${path} is a Git LFS pointer to a model, not a GGUF file. Fetch the model itself with “git lfs pull”.`;
    case 'text':
      return `${path} is a text file, not a GGUF file. ${chooseAnother}`;
    case 'safetensors':
      return `${path} is a model in the safetensors format, not a GGUF file. ${convert}`;
    case 'pytorch':
      return `${path} is a model in PyTorch’s format, not a GGUF file. ${convert}`;
    case 'archive':
      return `${path} is an archive, not a GGUF file. Unpack it, and choose the GGUF file in it with ${choose}.`;
    case 'ggml':
      return `${path} is in the GGML format, which preceded GGUF and is no longer supported. Choose a GGUF file of the model with ${choose}.`;
    case 'program':
      return `${path} is a program, not a GGUF file. If it is a llamafile, choose the GGUF file that it was made from with ${choose}.`;
    case 'unknown':
      return `${path} is not a GGUF file. ${chooseAnother}`;
  }
}

const convert = `Choose a GGUF file of the model with ${choose}; llama.cpp’s convert_hf_to_gguf.py makes one.`;

const kinds: Record<PartialKind, string> = {
  adapter: 'is a LoRA adapter for a model, not a model itself.',
  projector: 'is the part of a model that reads images or sounds (mmproj), not a whole model.',
  'importance-matrix': 'holds statistics for quantising a model (imatrix), not a model.',
  vocabulary: 'holds only a vocabulary, not a model with weights.',
};

function describeArchitecture(path: string, architecture: string | undefined): string {
  if (architecture === undefined)
    return `${path} does not state the architecture of its model; Hearth runs only gpt-oss models. ${chooseAnother}`;
  return `${path} is a model with the architecture ${architecture}; Hearth runs only gpt-oss models. ${chooseAnother}`;
}

/** Shows numbers only if they explain the failure: free memory may be too fragmented, or reserved. */
function describeMemory({ needed, free }: { needed?: number; free?: number }): string {
  if (needed === undefined || free === undefined || free >= needed) return '';
  return `: it takes about ${gigabytes(needed)}, and ${gigabytes(free)} are free`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

function withoutStop(words: string): string {
  return words.trim().replace(/\.$/, '');
}

function sentence(words: string): string {
  return /[.!?]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
