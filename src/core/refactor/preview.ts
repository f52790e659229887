/** An edit on its way from the model to the document. */
export type PreviewState =
  /** The answer streams into the preview. */
  | { type: 'streaming'; text: string }
  /** The whole answer is there and changes something. */
  | { type: 'ready'; text: string }
  | { type: 'ended' };

export type PreviewEvent = { type: 'text'; text: string } | { type: 'complete' } | { type: 'end' };

/** The next state of a preview. Total; what does not apply returns the same object. */
export function nextPreview(state: PreviewState, event: PreviewEvent): PreviewState {
  switch (event.type) {
    case 'text':
      return state.type === 'streaming' ? { type: 'streaming', text: event.text } : state;
    case 'complete':
      return state.type === 'streaming' ? { type: 'ready', text: state.text } : state;
    case 'end':
      return state.type === 'ended' ? state : { type: 'ended' };
  }
}

/** The part of a text that an edit replaces, as small as whole lines allow. Offsets in UTF-16 code units. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** Leaves the lines at both ends that stay the same alone, so that cursors, folds and breakpoints there do too. */
export function smallestReplacement(before: string, after: string): Replacement {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  start = before.slice(0, start).lastIndexOf('\n') + 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++;
  const lineEnd = before.indexOf('\n', before.length - tail);
  tail = lineEnd === -1 || tail === 0 ? 0 : before.length - lineEnd;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
