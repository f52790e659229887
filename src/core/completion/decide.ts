import type { Exclusion } from '../exclusion/exclusion.ts';
import { isSecretFile } from '../exclusion/secrets.ts';
import type { SyntaxPlace } from '../syntax/syntaxPlace.ts';
import type { EditorIndentation } from './clean/indentationStyle.ts';
import { machineWritten, type MachineWritten } from './policy/machineWritten.ts';
import { midLineObstacle, type MidLineObstacle } from './policy/rightOfCursor.ts';
import { notForCode, type NotForCode } from '../exclusion/schemes.ts';
import { shapeAt, type Shape } from './shape.ts';
import type { TextWindow } from '../text/textWindow.ts';

/** Everything that the decision depends on. Made once per request. */
export interface Situation {
  /** The user asked with a command instead of just typing. */
  explicit: boolean;
  /** `hearth.completion.enabled` for the document's language. */
  enabled: boolean;
  /** `hearth.completion.languages` for the document's language. */
  languageOn: boolean;
  /** The document matches a glob of `hearth.completion.exclude`. */
  excluded: boolean;
  /** The scheme of the document's URI, for example `file`. */
  scheme: string;
  /**
   * Whether VS Code reports the scheme's file system as writable; `undefined` if it has none, as for virtual
   * documents.
   */
  writable: boolean | undefined;
  /** The path that the prompt names: relative to the workspace folder, with forward slashes. */
  path: string;
  /** The whole path of the document's URI, for the secrets rules, which also match folder names. */
  fullPath: string;
  /** Why the file may reach no prompt; `undefined` when it may. */
  exclusion: Exclusion | undefined;
  languageId: string;
  /** How the editor indents the document; `undefined` when no editor shows it. */
  indentation?: EditorIndentation | undefined;
  /** The start of the document, at most {@link headLength} UTF-16 code units. */
  head: string;
  cursors: number;
  selectionEmpty: boolean;
  /** The document's last change was an undo or a redo. */
  undone: boolean;
  /** The document's last change was the acceptance of a whole suggestion. */
  accepted: boolean;
  /** The user has snoozed completions. */
  snoozed: boolean;
  /** The machine runs on battery, and the setting pauses completions there. */
  paused: boolean;
  /** The model has failed and waits to be restarted by the user. */
  modelFailed: boolean;
  window: TextWindow;
  /** The syntax around the cursor; `undefined` when it is unknown, or not known soon enough. */
  place: SyntaxPlace | undefined;
  /** Milliseconds to wait for the next key: see cadence.ts. */
  delay: number;
}

/** Whether to ask the model, and how, or why not. */
export type Decision =
  /** `wait` is in milliseconds, before the model is asked. */
  { ask: true; shape: Shape; wait: number } | { ask: false; reason: SkipReason };

/** Why the model is not asked. Each reason has its wording in outcome.ts. */
export type SkipReason =
  | NotForCode
  | MachineWritten
  | MidLineObstacle
  | 'disabled'
  | 'language-off'
  | 'excluded'
  | 'snoozed'
  | 'on-battery'
  | Exclusion
  | 'selection'
  | 'several-cursors'
  | 'model-failed'
  | 'undone'
  | 'accepted'
  | 'empty-file'
  | 'binary'
  | 'long-line'
  | 'statement-complete';

/**
 * Whether to ask the model here, and for how much. Pure. An explicit request overrides the rules of convenience, but
 * not those on secrets, ignored files, read-only documents and selections.
 */
export function decide(situation: Situation): Decision {
  const reason = forbidden(situation) ?? (situation.explicit ? undefined : unwelcome(situation));
  if (reason !== undefined) return { ask: false, reason };
  return { ask: true, shape: shapeAt(situation), wait: situation.explicit ? 0 : situation.delay };
}

/** Whether the decision depends on the syntax around the cursor: true unless another rule already forbids asking. */
export function needsPlace(situation: Situation): boolean {
  const decision = decide({ ...situation, place: undefined });
  return decision.ask || decision.reason === 'text-after';
}

function forbidden(situation: Situation): SkipReason | undefined {
  const scheme = notForCode(situation.scheme, situation.writable);
  if (scheme) return scheme;
  if (isSecretFile(situation.fullPath)) return 'secret';
  if (situation.exclusion) return situation.exclusion;
  if (!situation.selectionEmpty) return 'selection';
  return undefined;
}

function unwelcome(situation: Situation): SkipReason | undefined {
  const { window, place } = situation;
  if (!situation.enabled) return 'disabled';
  if (!situation.languageOn) return 'language-off';
  if (situation.excluded) return 'excluded';
  if (situation.snoozed) return 'snoozed';
  if (situation.paused) return 'on-battery';
  if (situation.cursors > 1) return 'several-cursors';
  if (situation.modelFailed) return 'model-failed';
  if (situation.undone) return 'undone';
  if (situation.accepted) return 'accepted';
  if (window.prefix.trim() === '' && (window.lineAfter + window.suffix).trim() === '') return 'empty-file';
  if (isBinary(window)) return 'binary';
  if (window.lineBefore.length + window.lineAfter.length > longestLine) return 'long-line';
  return (
    machineWritten({ path: situation.path, head: situation.head }) ??
    midLineObstacle(window.lineAfter, place) ??
    (isStatementComplete(window, place) ? 'statement-complete' : undefined)
  );
}

/** After `foo();` the line is complete, and whatever comes next starts with a key press. */
function isStatementComplete({ lineBefore, lineAfter }: TextWindow, place: SyntaxPlace | undefined): boolean {
  return place?.afterWholeItem === true && lineBefore.trimEnd().endsWith(';') && lineAfter.trim() === '';
}

/**
 * UTF-16 code units above which a line is data or minified code: a suggestion there is slow and useless. Prose in
 * Markdown is often one line per paragraph, so the limit leaves room for 400 words. A window may hold only part of a
 * very long line, but always more than this limit.
 */
const longestLine = 2500;

/** Text files hold no control characters except tab, line ends, form feed and, in recorded terminals, escape. */
function isBinary(window: TextWindow): boolean {
  return controls.test(window.prefix.slice(-1000)) || controls.test(window.suffix.slice(0, 1000));
}

const controls = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
