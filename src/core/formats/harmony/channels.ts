import type { SpecialName } from './pieces.ts';

/** A decoded token: a special one by name, or its text. Other special tokens have no text and are not fed. */
export type OutputPiece = { special: SpecialName } | { text: string };

export type ChannelEvent =
  | { type: 'reasoning'; text: string }
  | { type: 'answer'; text: string }
  | { type: 'tool-call'; name: string; arguments: string }
  /** A message other than the answer ended: here a caller may write the next header itself. */
  | { type: 'message-end' }
  /** The model ended its turn. */
  | { type: 'end' };

export interface ChannelParser {
  /** Events of one piece. Never throws. */
  feed(piece: OutputPiece): ChannelEvent[];
  /** Events of what is still held when the output ends without an end token. */
  finish(): ChannelEvent[];
}

/** Where the parser begins: after `<|start|>assistant`, or inside the final channel that the prompt opened. */
export type Beginning = 'header' | 'final';

type Place = 'reasoning' | 'answer' | 'call';

type State =
  | { at: 'header'; role: string; channel: string | undefined; section: 'role' | 'channel' | 'constrain' }
  | { at: 'body'; place: Place; name: string; held: string }
  | { at: 'ended' };

/**
 * Reads an answer in harmony (openai/harmony, docs/format.md) and says what each text is. Tolerant of what models get
 * wrong: a missing channel, the recipient in the role or in the channel, headers without a start, text without a
 * header. A channel that is not known is reasoning: what may not be meant for the user must not show as the answer.
 * So is commentary that is not a call, since a model plans its calls there. Every text goes to exactly one place:
 * reasoning, answer, a call's arguments, or the header of a message.
 */
export function createChannelParser(beginning: Beginning = 'header'): ChannelParser {
  let state: State =
    beginning === 'final' ? { at: 'body', place: 'answer', name: '', held: '' } : emptyHeader();
  return {
    feed(piece) {
      if (state.at === 'ended') return [];
      const fed = 'text' in piece ? feedText(state, piece.text) : feedSpecial(state, piece.special);
      state = fed.state;
      return fed.events;
    },
    finish() {
      const events = withoutEnds(closeMessage(state));
      state = { at: 'ended' };
      return events;
    },
  };
}

interface Fed {
  state: State;
  events: ChannelEvent[];
}

/** Longer text without `<|message|>` is no header: the model has skipped it. Real ones have up to 80 characters. */
const longestHeader = 160;

function emptyHeader(): State {
  return { at: 'header', role: '', channel: undefined, section: 'role' };
}

function feedText(state: State, text: string): Fed {
  if (text === '' || state.at === 'ended') return { state, events: [] };
  if (state.at === 'body') {
    if (state.place === 'call') return { state: { ...state, held: state.held + text }, events: [] };
    return { state, events: [{ type: state.place, text }] };
  }
  const header = addToHeader(state, text);
  const written = header.role + (header.channel ?? '');
  if (written.length <= longestHeader && !written.trimStart().includes('\n'))
    return { state: header, events: [] };
  return strayBody(header);
}

function addToHeader(
  state: Extract<State, { at: 'header' }>,
  text: string,
): Extract<State, { at: 'header' }> {
  if (state.section === 'channel') return { ...state, channel: (state.channel ?? '') + text };
  // The content type after <|constrain|> says nothing that matters, but a recipient may stand there.
  return { ...state, role: state.role + text };
}

/** Text where a header should be: without a channel it is the answer, in another it is reasoning as ever. */
function strayBody(header: Extract<State, { at: 'header' }>): Fed {
  const text = header.role.replace(/^assistant\b/, '') + (header.channel ?? '');
  const place = header.channel === undefined ? 'answer' : 'reasoning';
  return {
    state: { at: 'body', place, name: '', held: '' },
    events: text === '' ? [] : [{ type: place, text }],
  };
}

function feedSpecial(state: State, name: SpecialName): Fed {
  switch (name) {
    case 'start':
    case 'end':
      return nextMessage(state, emptyHeader());
    case 'return':
    case 'call':
      return { state: { at: 'ended' }, events: [...withoutEnds(closeMessage(state)), { type: 'end' }] };
    case 'channel':
      if (state.at === 'header') return { state: { ...state, channel: '', section: 'channel' }, events: [] };
      return nextMessage(state, { at: 'header', role: '', channel: '', section: 'channel' });
    case 'constrain':
      if (state.at !== 'header') return { state, events: [] };
      return { state: { ...state, role: `${state.role} `, section: 'constrain' }, events: [] };
    case 'message':
      return { state: state.at === 'header' ? openBody(state) : state, events: [] };
  }
}

function openBody({ role, channel }: Extract<State, { at: 'header' }>): State {
  const header = `${role} ${channel ?? ''}`;
  const recipient = /\bto=(\S+)/.exec(header)?.[1];
  if (recipient?.startsWith('functions.'))
    return { at: 'body', place: 'call', name: recipient.slice('functions.'.length), held: '' };
  const name = channel?.trim().split(/\s/)[0] || undefined;
  // A message without a channel is how models before harmony answered. One to a tool that we do not have is not for the user.
  const isAnswer = recipient === undefined && (name === 'final' || name === undefined);
  return { at: 'body', place: isAnswer ? 'answer' : 'reasoning', name: '', held: '' };
}

/** What follows the answer is no longer for anyone: the turn is over. */
function nextMessage(state: State, header: State): Fed {
  const events = closeMessage(state);
  return { state: events.some((event) => event.type === 'end') ? { at: 'ended' } : header, events };
}

function closeMessage(state: State): ChannelEvent[] {
  switch (state.at) {
    case 'ended':
      return [];
    case 'header':
      return isBareHeader(state) ? [] : [...strayBody(state).events, { type: 'end' }];
    case 'body':
      if (state.place === 'call')
        return [{ type: 'tool-call', name: state.name, arguments: state.held }, { type: 'message-end' }];
      return state.place === 'answer' ? [{ type: 'end' }] : [{ type: 'message-end' }];
  }
}

/** A header that was cut off, or one of a message without a body. */
function isBareHeader({ role, channel }: Extract<State, { at: 'header' }>): boolean {
  return channel !== undefined || /^\s*(assistant)?\s*(to=\S*)?\s*$/.test(role);
}

function withoutEnds(events: ChannelEvent[]): ChannelEvent[] {
  return events.filter((event) => event.type !== 'message-end' && event.type !== 'end');
}
