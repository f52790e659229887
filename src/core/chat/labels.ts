import type { EditState, ToolCallState } from '../../protocol/answer.ts';
import type { LineNumbers } from '../../protocol/model.ts';

/** A place as a chip names it: by its label or else the file's name, with the lines if it is part of a file. */
export function placeLabel(place: { path: string; lines?: LineNumbers; label?: string }): string {
  if (place.label !== undefined) return place.label;
  const name = place.path.slice(place.path.lastIndexOf('/') + 1) || 'Untitled';
  if (!place.lines) return name;
  const { first, last } = place.lines;
  return first === last ? `${name}:${first}` : `${name}:${first}-${last}`;
}

/** The state of a tool call, in a word or two. */
export const callLabels: Readonly<Record<ToolCallState['type'], string>> = {
  called: 'Called',
  'awaiting-approval': 'Waiting for your approval',
  approved: 'Running…',
  denied: 'Not allowed',
  done: 'Done',
  failed: 'Failed',
  stopped: 'Stopped',
};

/** The state of an edit, in one word. */
export const editLabels: Readonly<Record<EditState, string>> = {
  proposed: 'Proposed',
  applied: 'Applied',
  discarded: 'Discarded',
  undone: 'Undone',
};

/** The lines that a unified diff adds and removes, as `+3 −1`. */
export function diffLabel(diff: string): string {
  const lines = diff.split('\n');
  const count = (sign: string) => lines.filter((line) => line.startsWith(sign)).length;
  return `+${count('+')} −${count('-')}`;
}

/** How long the model reasoned, in words. Times below a second are not shown. */
export function reasoningLabel(milliseconds: number | undefined, streaming: boolean): string {
  if (milliseconds === undefined) return streaming ? 'Thinking…' : 'Reasoning';
  if (milliseconds < 1000) return 'Thought briefly';
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `Thought for ${seconds} s`;
  return `Thought for ${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
