import type { DeletionFailure } from '../protocol/failure.ts';
import { bytesInWords } from './text/quantities.ts';

/** Describes why a model was not deleted, in a sentence or two for the user. */
export function describeDeletionFailure(failure: DeletionFailure): string {
  const { path } = failure;
  switch (failure.code) {
    case 'in-use':
      return failure.elsewhere
        ? `${path} was not deleted: another window has this model loaded. Choose another model there, or close that window.`
        : `${path} was not deleted: this model is loaded. Unload it first, or choose another one.`;
    case 'being-downloaded':
      return `${path} was not deleted: parts of it are still being downloaded. Cancel the download first.`;
    case 'not-own':
      return `${path} was not deleted: it is not in the folder where Hearth keeps its models. Delete it with the program that it belongs to.`;
    case 'not-deleted': {
      const rest = failure.freed === 0 ? '' : ` ${bytesInWords(failure.freed)} of it are gone.`;
      return `${path} could not be deleted (${failure.words.trim().replace(/\.$/, '')}).${rest}`;
    }
  }
}
