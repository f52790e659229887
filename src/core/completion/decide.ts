import { isSecretFile } from '../context/secrets.ts';
import { isClosersOnly } from './closers.ts';
import { isEditableScheme } from './schemes.ts';
import { shapeAt, type Shape } from './shape.ts';
import type { TextWindow } from './window.ts';

/** All that the decision knows of the editor. Made once per request. */
export interface Situation {
  /** The user asked with a command, and did not merely type. */
  explicit: boolean;
  /** `hearth.completion.enabled` for the document's language. */
  enabled: boolean;
  /** The scheme of the document's address, for example `file`. */
  scheme: string;
  /** What VS Code knows of the scheme's file system; `undefined` when there is none, as for virtual documents. */
  writable: boolean | undefined;
  /** The path that the prompt names: relative to the workspace folder, with forward slashes. */
  path: string;
  /** The whole path of the document's address, for the secrets rules: they name folders too. */
  fullPath: string;
  languageId: string;
  cursors: number;
  selectionEmpty: boolean;
  /** The document's last change was an undo or a redo. */
  undone: boolean;
  /** The model has failed and waits for the user to restart it. */
  modelFailed: boolean;
  window: TextWindow;
  /** `hearth.completion.delay` in milliseconds. */
  delay: number;
}

export type Decision =
  /** `wait` in milliseconds before the model is asked. */
  { ask: true; shape: Shape; wait: number } | { ask: false; reason: SkipReason };

/** Why the model is not asked. Closed: a new reason is a new member, with its words in outcome.ts. */
export type SkipReason =
  | 'disabled'
  | 'not-editable'
  | 'secret'
  | 'selection'
  | 'several-cursors'
  | 'model-failed'
  | 'undone'
  | 'empty-file'
  | 'binary'
  | 'long-line'
  | 'inside-word'
  | 'text-after';

/**
 * Whether to ask the model here, and for how much. Pure. An explicit request overrules what is only a matter of
 * taste; it does not overrule secrets, documents that cannot be edited, or a selection.
 */
export function decide(situation: Situation): Decision {
  const reason = forbidden(situation) ?? (situation.explicit ? undefined : unwelcome(situation));
  if (reason !== undefined) return { ask: false, reason };
  const { window, languageId, explicit, delay } = situation;
  return {
    ask: true,
    shape: shapeAt(window.lineBefore, window.lineAfter, languageId),
    wait: explicit ? 0 : delay,
  };
}

function forbidden(situation: Situation): SkipReason | undefined {
  if (!isEditableScheme(situation.scheme, situation.writable)) return 'not-editable';
  if (isSecretFile(situation.fullPath)) return 'secret';
  if (!situation.selectionEmpty) return 'selection';
  return undefined;
}

function unwelcome(situation: Situation): SkipReason | undefined {
  const { window } = situation;
  if (!situation.enabled) return 'disabled';
  if (situation.cursors > 1) return 'several-cursors';
  if (situation.modelFailed) return 'model-failed';
  if (situation.undone) return 'undone';
  if (window.prefix.trim() === '' && (window.lineAfter + window.suffix).trim() === '') return 'empty-file';
  if (isBinary(window)) return 'binary';
  if (window.lineBefore.length + window.lineAfter.length > longestLine) return 'long-line';
  if (wordCharacter.test(window.lineAfter.slice(0, 2))) return 'inside-word';
  if (!isClosersOnly(window.lineAfter)) return 'text-after';
  return undefined;
}

/**
 * Characters of a line above which it is data or minified code: a suggestion there takes long and helps nobody. Prose
 * in Markdown is often one line a paragraph, so the limit leaves room for 400 words. A window holds less than a line
 * of megabytes, but always more than this much of it.
 */
const longestLine = 2500;

/** At the start of the text: a letter, a digit or `_`, in any script. Two code units are enough to see a surrogate pair. */
const wordCharacter = /^[\p{L}\p{N}_]/u;

/** Text files hold no control characters except tab, line ends, form feed and, in recorded terminals, escape. */
function isBinary(window: TextWindow): boolean {
  return controls.test(window.prefix.slice(-1000)) || controls.test(window.suffix.slice(0, 1000));
}

const controls = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
