import type { ChannelEvent } from '../../../../../src/core/formats/harmony/channels.ts';

/** What the reference parser gives for an output (readings.py). */
export interface Reading {
  messages: readonly Message[];
  /** Whether it refused to read on after these. */
  refused: boolean;
}

interface Message {
  role: string;
  channel?: string;
  recipient?: string;
  type?: string;
  text: string;
}

/** What is for the user or for a tool, in this order, each with its kind. */
export type Said = readonly (readonly [kind: string, text: string])[];

/** What events say. Reasoning is held back, and so is not said. */
export function saidBy(events: readonly ChannelEvent[]): Said {
  const said: [string, string][] = [];
  let isOpen = false;
  for (const event of events) {
    if (event.type === 'tool-call') said.push([`call ${event.name}`, event.arguments]);
    if (event.type === 'answer' || event.type === 'preamble') {
      const last = said.at(-1);
      if (isOpen && last?.[0] === event.type) last[1] += event.text;
      else said.push([event.type, event.text]);
      isOpen = true;
    } else {
      isOpen = false;
    }
  }
  return said;
}

/** What a reading says, up to where the turn is over: after the answer or a call, or where someone else speaks. */
export function saidIn({ messages }: Reading, tools: ReadonlySet<string>): Said {
  const said: (readonly [string, string])[] = [];
  for (const [index, message] of messages.entries()) {
    if (message.role !== 'assistant') break;
    const kind = kindOf(message, index === 0, tools);
    const text = bodyOf(message.text);
    if (kind === undefined || (text.trim() === '' && !kind.startsWith('call'))) continue;
    said.push([kind, text]);
    if (kind !== 'preamble') break;
  }
  return said;
}

function kindOf(message: Message, isFirst: boolean, tools: ReadonlySet<string>): string | undefined {
  const { channel, recipient, type } = message;
  const tool = recipient?.replace(/^functions\./, '') ?? '';
  if (tools.has(tool)) return `call ${tool}`;
  // Without a recipient, the parser takes the content type for one.
  const isType = type === undefined && recipient?.startsWith('<|constrain|>') === true;
  const isForAll = isType || [undefined, 'all', 'user'].includes(recipient);
  if (!isForAll) return undefined;
  if (channel === 'final' || (channel === undefined && isFirst)) return 'answer';
  return channel === 'commentary' ? 'preamble' : undefined;
}

/** The text up to a marker that begins another message. The other markers say nothing in a text. */
function bodyOf(text: string): string {
  return text.replace(/<\|(start|channel)\|>[^]*$/, '').replaceAll(/<\|(message|constrain)\|>/g, '');
}
