import type { DownloadFailure, FoundInstead } from '../protocol/failure.ts';
import { inBytes, inTime } from './text/words.ts';

/** Describes why a download failed, and what to do about it. What has arrived is kept unless it says otherwise. */
export function describeDownloadFailure(failure: DownloadFailure): string {
  const { url, host } = failure;
  switch (failure.code) {
    case 'unreachable':
      return `${host} cannot be reached (${withoutStop(failure.words)}). Check the connection and VS Code’s proxy settings, then resume the download.`;
    case 'untrusted-server':
      return `There is no secure connection to ${host} (${withoutStop(failure.words)}). If your network checks connections with a certificate of its own, install it on this machine, and see VS Code’s setting http.systemCertificates.`;
    case 'sign-in-needed':
      return `${host} wants you to sign in before it hands out this file, which Hearth cannot do. Download the file in a browser and choose it with ${choose}, or choose another source.`;
    case 'forbidden':
      return `${host} refuses to hand out this file. Your network or the server may block it; ${elsewhere}`;
    case 'not-found':
      return `There is no file at ${url}. It may have been moved; ${elsewhere}`;
    case 'range-refused':
      return `${host} has fewer bytes of this file than expected. It may be another file by now: cancel the download and start it again.`;
    case 'too-many-requests':
      return `${host} has had too many requests from this network. ${resumeIn(failure.seconds)}`;
    case 'server-error':
      return `${host} has an error of its own (status ${failure.status}). ${resumeIn(failure.seconds)}`;
    case 'unexpected-status':
      return `${host} gave an answer that Hearth does not understand (status ${failure.status}). Resume the download later, or ${elsewhere}`;
    case 'redirect-loop':
      return `${host} redirects without an end. Resume the download later, or ${elsewhere}`;
    case 'insecure-redirect':
      return `${host} redirects to ${failure.to}, which is not secure. Hearth did not go there; ${elsewhere}`;
    case 'web-page':
      return `${host} sent a web page in place of the model. The network may want you to sign in first: open any page in a browser, then resume the download.`;
    case 'not-gguf':
      return `What is at ${url} is ${things[failure.found]}, not a GGUF file. Choose another source.`;
    case 'wrong-length':
      return `The file at ${url} has ${failure.found} bytes instead of ${failure.expected}, so it is another one; ${elsewhere}`;
    case 'endless':
      return `${url} sends more than the ${failure.expected} bytes that the file has. Nothing of it was kept; ${elsewhere}`;
    case 'unknown-length':
      return `${host} does not say how long the file is, so nobody could tell whether it is complete. Choose another source.`;
    case 'empty-file':
      return `The file at ${url} is empty. Choose another source.`;
    case 'changed-on-server':
      return `The file at ${url} is being replaced again and again, so its parts do not belong together. Start the download again later.`;
    case 'wrong-checksum':
      return `What ${url} sends has another checksum than the model, also when asked again. Nothing of it was kept; ${elsewhere}`;
    case 'disk-full':
      return `The disk of ${failure.folder} is full: ${inBytes(failure.needed)} are still needed, and ${inBytes(failure.free)} are free. Make room and resume the download, or move the folder with the setting hearth.models.folder.`;
    case 'file-too-large':
      return `The disk of ${failure.folder} cannot hold a file of ${inBytes(failure.bytes)}, as FAT32 cannot. Move the folder to another disk with the setting hearth.models.folder.`;
    case 'not-writable':
      return `${failure.file} cannot be written (${withoutStop(failure.words)}). Set it right and resume the download, or move the folder with the setting hearth.models.folder.`;
  }
}

const choose = '“Hearth: Choose Model File…”';
const elsewhere =
  'the setting hearth.models.mirror names another server, and hearth.models.sources other files.';

function resumeIn(seconds: number | undefined): string {
  return seconds === undefined ? 'Resume the download later.' : `Resume the download in ${inTime(seconds)}.`;
}

const things: Readonly<Record<FoundInstead, string>> = {
  folder: 'a folder',
  empty: 'empty',
  zeros: 'nothing but zeros',
  'web-page': 'a web page',
  'lfs-pointer': 'a Git LFS pointer to a model',
  text: 'a text',
  safetensors: 'a model in the safetensors format',
  pytorch: 'a model in PyTorch’s format',
  archive: 'an archive',
  ggml: 'a model in the GGML format, which preceded GGUF',
  program: 'a program',
  unknown: 'something else',
};

function withoutStop(words: string): string {
  return words.trim().replace(/\.$/, '');
}
