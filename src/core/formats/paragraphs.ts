import type { OutputEvent } from './format.ts';

/**
 * Separates texts of one kind that come from several messages, such as two thoughts: each but the first begins a new
 * paragraph. Must see all events of a turn, in order.
 */
export function createParagraphs(): (event: OutputEvent) => OutputEvent {
  let last: OutputEvent['type'] | undefined;
  let isNew = false;
  return (event) => {
    if (event.type === 'message-end') isNew = true;
    if (!('text' in event)) return event;
    const isNext = isNew && event.type === last;
    last = event.type;
    isNew = false;
    return isNext ? { ...event, text: `\n\n${event.text}` } : event;
  };
}
