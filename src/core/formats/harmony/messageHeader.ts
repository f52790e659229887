/** A message's header as written: the text before the markers, and after each of them. */
export interface HeaderText {
  /** The text before the markers: a role, and perhaps a recipient. */
  role: string;
  /** The text after `<|channel|>`. */
  channel?: string;
  /** The text after `<|constrain|>`. */
  constrain?: string;
  /** The header began with `<|start|>`. Otherwise the prompt wrote it, or the model left it out. */
  started: boolean;
  /** It is the first of the turn. */
  first: boolean;
  /** A marker occurred twice. */
  repeated: boolean;
}

/** Whom a message is for. */
export type Purpose =
  | { for: 'answer' | 'reasoning' | 'preamble' }
  | { for: 'call'; name: string }
  /** Someone else speaks: it is not a message of the assistant. */
  | { for: 'nobody' };

const otherRoles: ReadonlySet<string | undefined> = new Set(['user', 'system', 'developer', 'tool']);

/** Recipients that mean the same as none: the message is for the user. `all` is harmony's own default. */
const everyone: ReadonlySet<string | undefined> = new Set(['all', 'user']);

/** The most words of a header: role, recipient, channel and content type. */
const mostWords = 4;

/** The most UTF-16 code units of a header: OpenAI's tool names have up to 64, those of other makers more. */
const mostCharacters = 1024;

/**
 * Reads a header as OpenAI's own parser does (openai/harmony 0.0.8, `StreamableParser`), except for whitespace around
 * names. What that parser rejects counts as reasoning, since it may not be meant for the user and must not show as the
 * answer. So does a call of a tool that is not in `tools`, and a message without a channel that is not the first of
 * the turn.
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
 * Whether a header may lack a role; `rest` are its other words. The prompt has written the role of the first header;
 * after a start token a role is required, unless all the rest is a channel.
 */
function mayBeUnnamed(header: HeaderText, rest: readonly string[]): boolean {
  if (isFinalRole(header) || (header.first && !header.started)) return true;
  return header.started ? rest.length === 0 : header.role.trim() === '';
}

/** Whether the whole header is the word `final`: the model left out `assistant<|channel|>`. */
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

/** Whether a text is too long to be a header, so that the message has none. More text does not change that. */
export function isNoHeader(header: HeaderText): boolean {
  const written = headerText(header);
  return written.length > mostCharacters || words(written).length > mostWords;
}

/** The whole text of a header, without the markers. */
export function headerText({ role, channel = '', constrain = '' }: HeaderText): string {
  return [role, channel, constrain].filter((part) => part !== '').join(' ');
}

/** The channel's name, which ends at whitespace or a marker, and the words after it. */
function splitChannel(text: string | undefined): [string | undefined, ...string[]] {
  if (text === undefined) return [undefined];
  const name = /^\s*([^\s<]*)/.exec(text);
  return [name?.[1] ?? '', ...words(text.slice(name?.[0].length))];
}

/**
 * The recipient, from the words that are neither role nor channel; the last of them may be a content type. `to=` may
 * be left out. `undefined` if there are more words than that.
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
