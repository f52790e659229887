/** The state of an edit between the model and the document. */
export type PreviewState =
  /** The answer is streaming into the preview. */
  | { type: 'streaming'; text: string }
  /** The answer is complete and changes something. */
  | { type: 'ready'; text: string }
  /** It is being written to the document. A second Apply meanwhile does nothing. */
  | { type: 'applying'; text: string }
  | { type: 'ended' };

/** What changes the state of a preview. */
export type PreviewEvent =
  { type: 'text'; text: string } | { type: 'complete' } | { type: 'apply' } | { type: 'end' };

/** The next state of a preview. Total; an event that does not apply returns the same object. */
export function nextPreview(state: PreviewState, event: PreviewEvent): PreviewState {
  switch (event.type) {
    case 'text':
      return state.type === 'streaming' ? { type: 'streaming', text: event.text } : state;
    case 'complete':
      return state.type === 'streaming' ? { type: 'ready', text: state.text } : state;
    case 'apply':
      return state.type === 'ready' ? { type: 'applying', text: state.text } : state;
    case 'end':
      return state.type === 'ended' ? state : { type: 'ended' };
  }
}

/** What menus and keys may do with the visible preview. */
export function previewKeys(state: PreviewState | undefined): { active: boolean; ready: boolean } {
  return { active: state !== undefined && state.type !== 'ended', ready: state?.type === 'ready' };
}
