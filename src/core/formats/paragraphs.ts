import type { OutputEvent } from './format.ts';

/**
 * Sets texts of one kind apart that come from several messages, as two thoughts do: each but the first begins a
 * paragraph. Takes the events of a turn in their order.
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
