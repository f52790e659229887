/** A message's header as it was written: the texts before its markers, and behind each. */
export interface HeaderText {
  /** What stands before the markers: a role, and perhaps a recipient. */
  role: string;
  /** What stands behind `<|channel|>`. */
  channel?: string;
  /** What stands behind `<|constrain|>`. */
  constrain?: string;
  /** `<|start|>` began it. Otherwise the prompt did, or the model left the token out. */
  started: boolean;
  /** Nothing came before it in this turn. */
  first: boolean;
  /** A marker came twice. */
  repeated: boolean;
}

/** Whom a message is for. */
export type Purpose =
  | { for: 'answer' | 'reasoning' | 'preamble' }
  | { for: 'call'; name: string }
  /** Someone else speaks, so it is no message of the assistant's. */
  | { for: 'nobody' };

/** Roles of harmony that are not the assistant's. */
const otherRoles: ReadonlySet<string | undefined> = new Set(['user', 'system', 'developer', 'tool']);

/** Recipients that say what a message without one says: it is for the user. `all` is harmony's own default. */
const everyone: ReadonlySet<string | undefined> = new Set(['all', 'user']);

/** Words of the longest header: role, recipient, channel and content type. */
const mostWords = 4;

/** UTF-16 code units of the longest header: OpenAI's tools have names of up to 64, those of other makers longer ones. */
const mostCharacters = 1024;

/**
 * Reads a header as OpenAI's own parser does (openai/harmony 0.0.8, `StreamableParser`), blanks around names aside.
 * What that parser refuses is reasoning: what may not be meant for the user must not show as the answer. So is a
 * call of a tool that is not among `tools`, and a message without a channel that is not the first of the turn.
 */
export function readHeader(header: HeaderText, tools: ReadonlySet<string>): Purpose {
  if (isOfSomeoneElse(header)) return { for: 'nobody' };
  const role = words(header.role);
  const isNamed = role[0] === 'assistant';
  const [channel, ...behindChannel] = splitChannel(header.channel);
  const rest = [...role.slice(isNamed ? 1 : 0), ...behindChannel];
  if (header.repeated || (!isNamed && !mayBeUnnamed(header, rest))) return held;
  const address = readAddress(rest, words(header.constrain));
  if (channel === '' || !address) return held;
  if (address.recipient !== undefined && !everyone.has(address.recipient) && !isFinalRole(header)) {
    const name = address.recipient.replace(/^functions\./, '');
    return tools.has(name) ? { for: 'call', name } : held;
  }
  if (channel === undefined) return header.first ? { for: 'answer' } : held;
  if (channel === 'final') return { for: 'answer' };
  return channel === 'commentary' ? { for: 'preamble' } : held;
}

const held: Purpose = { for: 'reasoning' };

/**
 * Whether a header needs no role, with `rest` as the other words of it. The prompt has written that of the first; behind
 * a start there must be one, unless all the rest is a channel.
 */
function mayBeUnnamed(header: HeaderText, rest: readonly string[]): boolean {
  if (isFinalRole(header) || (header.first && !header.started)) return true;
  return header.started ? rest.length === 0 : header.role.trim() === '';
}

/** The whole header is the word `final`: the model left out `assistant<|channel|>`. */
function isFinalRole({ role, channel, constrain }: HeaderText): boolean {
  return role.trim() === 'final' && channel === undefined && constrain === undefined;
}

/** Whether a header is that of a user, a system, a developer or a tool, as in `functions.f to=assistant`. */
export function isOfSomeoneElse({ role, started }: HeaderText): boolean {
  const [name, ...rest] = words(role);
  if (otherRoles.has(name) || rest.includes('to=assistant')) return true;
  if (!started || name === undefined || name === 'assistant' || name.startsWith('to=')) return false;
  return name.includes('.') || rest.length > 0;
}

/** Whether a text is too long for a header, so that its message has none. It stays so, however the text goes on. */
export function isNoHeader(header: HeaderText): boolean {
  const written = headerText(header);
  return written.length > mostCharacters || words(written).length > mostWords;
}

/** All that was written, without the markers. */
export function headerText({ role, channel = '', constrain = '' }: HeaderText): string {
  return [role, channel, constrain].filter((part) => part !== '').join(' ');
}

/** The channel's name, which ends at a blank or a marker, and the words behind it. */
function splitChannel(text: string | undefined): [string | undefined, ...string[]] {
  if (text === undefined) return [undefined];
  const name = /^\s*([^\s<]*)/.exec(text);
  return [name?.[1] ?? '', ...words(text.slice(name?.[0].length))];
}

/**
 * The recipient among the words that are neither role nor channel, whose last one may be a content type. `to=` may be
 * left out. Undefined if there are more words than that.
 */
function readAddress(
  parts: readonly string[],
  constrained: readonly string[],
): { recipient: string | undefined } | undefined {
  if (constrained.length > 1 || constrained[0]?.startsWith('to=')) return undefined;
  const [first, second, ...more] = parts;
  const isTyped = second !== undefined && !second.startsWith('to=') && constrained.length === 0;
  if (more.length > 0 || (second !== undefined && !isTyped)) return undefined;
  return { recipient: first?.replace(/^to=/, '') };
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
