import type { OutputEvent } from '../format.ts';
import { headerText, isNoHeader, isOfSomeoneElse, readHeader, type HeaderText } from './messageHeader.ts';
import type { SpecialName } from './specials.ts';

/** A decoded token: a special one by name, or its text. Other special tokens have no text and are not fed. */
export type HarmonyPiece = { special: SpecialName } | { text: string };

/** The meaning of a piece. {@link Format} adds where messages begin and end. */
export type ChannelEvent = Exclude<OutputEvent, { type: 'boundary' | 'text-start' }>;

/** Parses a turn in harmony, piece by piece. */
export interface ChannelParser {
  /** The events of one piece. Never throws. */
  feed(piece: HarmonyPiece): ChannelEvent[];
  /** The events of text still held back when the output ends without an end token. */
  finish(): ChannelEvent[];
}

/** Where the parser starts: after `<|start|>assistant`, or inside the final channel that the prompt opened. */
export type ParserStart = 'header' | 'final';

type Destination = 'reasoning' | 'preamble' | 'answer' | 'call';

/** The part of the header to which text is appended. */
type Section = 'role' | 'channel' | 'constrain';

type State =
  | { at: 'header'; header: HeaderText; section: Section }
  /** `held` is a call's arguments, or the leading whitespace of a text: a text of whitespace only is not reported. */
  | { at: 'body'; place: Destination; name: string; held: string; spoken: boolean }
  | { at: 'ended' };

interface Fed {
  state: State;
  events: ChannelEvent[];
}

/**
 * Parses an answer in harmony (openai/harmony, docs/format.md) into events. Text counts as the answer only if the
 * reference parser says so, or if it is in the final channel of a message whose header lacks its start or whose
 * predecessor lacks its end. Anything in doubt is reasoning, and the caller leads the model to the final channel. Each
 * text goes to one place at most; stray text between messages is dropped.
 * @param tools the names of the tools that were offered. A call of any other counts as reasoning.
 */
export function createChannelParser(
  beginning: ParserStart = 'header',
  tools: ReadonlySet<string> = new Set(),
): ChannelParser {
  let state: State = beginning === 'final' ? bodyOf('answer') : headerOf({ first: true });
  return {
    feed(piece) {
      const fed = 'text' in piece ? feedText(state, piece.text) : feedSpecial(state, piece.special, tools);
      state = fed.state;
      return fed.events;
    },
    finish() {
      // A header that has begun was cut off. Text where none has begun is a message without a header.
      const isCutOff = state.at === 'header' && (state.header.started || hasChannel(state.header));
      const events = isCutOff ? [] : closeMessage(state).filter(saysSomething);
      state = { at: 'ended' };
      return events;
    },
  };
}

function headerOf(values: Partial<HeaderText>): State {
  const header = { role: '', started: false, first: false, repeated: false, ...values };
  return { at: 'header', header, section: values.channel === undefined ? 'role' : 'channel' };
}

function bodyOf(place: Destination, name = ''): State {
  return { at: 'body', place, name, held: '', spoken: false };
}

function feedText(state: State, text: string): Fed {
  switch (state.at) {
    case 'ended':
      return { state, events: [] };
    case 'body':
      return feedBody(state, text);
    case 'header': {
      const header = { ...state.header, [state.section]: (state.header[state.section] ?? '') + text };
      if (!isNoHeader(header)) return { state: { ...state, header }, events: [] };
      if (header.started && isOfSomeoneElse(header)) return otherTurn();
      return feedBody(bodyOf('reasoning'), strayText(header));
    }
  }
}

function feedBody(state: State, text: string): Fed {
  if (state.at !== 'body') return { state, events: [] };
  const held = state.held + text;
  if (state.place === 'call' || (!state.spoken && held.trim() === ''))
    return { state: { ...state, held }, events: [] };
  return { state: { ...state, held: '', spoken: true }, events: [{ type: state.place, text: held }] };
}

function feedSpecial(state: State, name: SpecialName, tools: ReadonlySet<string>): Fed {
  if (state.at === 'ended') return { state, events: [] };
  switch (name) {
    case 'start':
      return start(state);
    case 'end':
      return nextMessage(state, headerOf({}));
    case 'return':
    case 'call':
      return endTurn(state);
    case 'channel':
    case 'constrain':
      if (state.at === 'header') return { state: mark(state.header, name), events: [] };
      return name === 'channel' ? nextMessage(state, headerOf({ channel: '' })) : { state, events: [] };
    case 'message':
      return state.at === 'header' ? openBody(state.header, tools) : { state, events: [] };
  }
}

/** Text before a start token that is not in a message belongs to nobody. */
function start(state: State): Fed {
  if (state.at !== 'header') return nextMessage(state, headerOf({ started: true }));
  const { header } = state;
  if (header.started && isOfSomeoneElse(header)) return otherTurn();
  const isAgain = header.first && !hasChannel(header) && /^\s*(assistant\s*)?$/.test(header.role);
  return { state: headerOf({ started: true, first: isAgain }), events: [] };
}

function mark(header: HeaderText, section: 'channel' | 'constrain'): State {
  if (header[section] !== undefined) return { at: 'header', header: { ...header, repeated: true }, section };
  return { at: 'header', header: { ...header, [section]: '' }, section };
}

function openBody(header: HeaderText, tools: ReadonlySet<string>): Fed {
  const purpose = readHeader(header, tools);
  if (purpose.for === 'nobody') return otherTurn();
  return { state: bodyOf(purpose.for, purpose.for === 'call' ? purpose.name : ''), events: [] };
}

/** After the answer the turn is over, so anything that follows is dropped. */
function nextMessage(state: State, header: State): Fed {
  const events = closeMessage(state);
  const isOver = events.some(({ type }) => type === 'end' || type === 'other-turn');
  return { state: isOver ? { at: 'ended' } : header, events };
}

function endTurn(state: State): Fed {
  const events = closeMessage(state);
  if (events.some(({ type }) => type === 'other-turn')) return otherTurn();
  return { state: { at: 'ended' }, events: [...events.filter(saysSomething), { type: 'end' }] };
}

function otherTurn(): Fed {
  return { state: { at: 'ended' }, events: [{ type: 'other-turn' }] };
}

function closeMessage(state: State): ChannelEvent[] {
  switch (state.at) {
    case 'ended':
      return [];
    case 'header':
      return closeHeader(state.header);
    case 'body':
      if (state.place === 'call')
        return [{ type: 'tool-call', name: state.name, arguments: state.held }, { type: 'message-end' }];
      return state.place === 'answer' && state.spoken ? [{ type: 'end' }] : [{ type: 'message-end' }];
  }
}

/** A message that ended before its body: text without a header, or a header without a text. */
function closeHeader(header: HeaderText): ChannelEvent[] {
  if (header.started && isOfSomeoneElse(header)) return [{ type: 'other-turn' }];
  if (hasChannel(header) || /^\s*(assistant\b)?\s*(to=\S*)?\s*$/.test(header.role)) return [];
  return [{ type: 'reasoning', text: strayText(header) }, { type: 'message-end' }];
}

function strayText(header: HeaderText): string {
  return headerText(header).replace(/^assistant\b/, '');
}

function hasChannel({ channel, constrain }: HeaderText): boolean {
  return channel !== undefined || constrain !== undefined;
}

function saysSomething(event: ChannelEvent): boolean {
  return event.type !== 'message-end' && event.type !== 'end' && event.type !== 'other-turn';
}
