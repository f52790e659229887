import type { LineNumbers } from '../../protocol/model.ts';

/** A place as a chip names it: the file's name, and the lines if it is a part. */
export function placeLabel(place: { path: string; lines?: LineNumbers }): string {
  const name = place.path.slice(place.path.lastIndexOf('/') + 1) || 'Untitled';
  if (!place.lines) return name;
  const { first, last } = place.lines;
  return first === last ? `${name}:${first}` : `${name}:${first}-${last}`;
}

/** How long the model reasoned. Below a second nobody counts. */
export function reasoningLabel(milliseconds: number | undefined, streaming: boolean): string {
  if (milliseconds === undefined) return streaming ? 'Thinking…' : 'Reasoning';
  if (milliseconds < 1000) return 'Thought briefly';
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `Thought for ${seconds} s`;
  return `Thought for ${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
