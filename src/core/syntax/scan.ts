import { blockScalar, blockScalarEnd } from './blockScalar.ts';
import { elementText, tagAt } from './jsx.ts';
import type { Lexis, StringKind } from './lexis.ts';
import { matchAt, openCharacter, otherLiteral, wholeLiteral } from './literals.ts';
import { plainText } from './markupLexes.ts';
import type { Bracket } from './syntaxTree.ts';

/** Something open at a position of a text. */
export interface Frame {
  kind: 'bracket' | 'string' | 'comment' | 'island' | 'hole' | 'text';
  /** What closes it: a bracket, a whole delimiter, or `'\n'` for a line comment. */
  close: string;
  /** Where it begins, in UTF-16 code units of the scanned text. */
  index: number;
  /** The lexis of its content. */
  lexis: Lexis;
  string?: StringKind;
  /** It counts only if its closing delimiter follows. */
  unsure?: true;
}

/** A delimiter or bracket that closes something from before the scanned text. */
export interface Closer {
  mark: string;
  index: number;
}

/** A comment or string that is not inside another one, with its delimiters. */
export interface FrameSpan {
  frame: Frame;
  /** For a heredoc, the end of the line that announces it. */
  start: number;
  /** After the closing delimiter; for a line comment, the end of the line. */
  end: number;
}

export interface Scan {
  /** Brackets that are code, in languages where they come in pairs. */
  brackets: Bracket[];
  closers: Closer[];
  /** What is open at the end, outermost first, including what was open at the start and still is. */
  open: Frame[];
  /** The comments and strings that have ended, in order. */
  spans: FrameSpan[];
}

/** Where a scan starts. */
export interface ScanStart {
  /** Where to start; the text before is only used to decide what a sign means. */
  from?: number;
  /** What is open at the start, outermost first. */
  open?: readonly Frame[];
}

/**
 * Scans a text in one pass, in as much detail as telling its brackets, strings and comments apart needs. A string that
 * is not closed on its line, and must be, is not a string.
 */
export function scan(text: string, lexis: Lexis, start: ScanStart = {}): Scan {
  return new Scanner(text, lexis, start).run();
}

/** The kind of text at a position. */
export type ScannedAs = 'code' | 'comment' | 'string' | 'text';

/** The kind of text inside the innermost open frame that determines it; brackets are skipped. */
export function insideOf(open: readonly Frame[], lexis: Lexis): ScannedAs {
  const frame = open.findLast(({ kind }) => kind !== 'bracket');
  if (frame?.kind === 'comment' || frame?.kind === 'string') return frame.kind;
  return (frame?.lexis ?? lexis).prose ? 'text' : 'code';
}

class Scanner {
  readonly #text: string;
  readonly #lexis: Lexis;
  readonly #from: number;
  readonly #given: ReadonlySet<Frame>;
  readonly #frames: Frame[] = [];
  /** For each frame, the innermost frame up to itself that determines the lexis; brackets do not. */
  readonly #arounds: (Frame | undefined)[] = [];
  readonly #outers: number[] = [];
  readonly #brackets: Bracket[] = [];
  readonly #closers: Closer[] = [];
  readonly #spans: FrameSpan[] = [];
  /** Heredocs whose text begins on the next line. */
  #waiting: Frame[] = [];
  /** Quotes that have turned out to begin nothing. */
  readonly #none = new Set<number>();

  constructor(text: string, lexis: Lexis, { from = 0, open = [] }: ScanStart) {
    this.#text = text;
    this.#lexis = lexis;
    this.#from = from;
    this.#given = new Set(open);
    for (const frame of open) this.#add(frame);
  }

  run(): Scan {
    // Only signs begin or end anything, so skip the thousands of other characters of a window.
    const sign = /[^\w \t\r]/g;
    sign.lastIndex = this.#from;
    for (let match = sign.exec(this.#text); match; match = sign.exec(this.#text))
      sign.lastIndex = this.#step(match.index, match[0]);
    return { brackets: this.#brackets, closers: this.#closers, open: this.#frames, spans: this.#spans };
  }

  /** Handles the sign at an index. Returns where to continue. */
  #step(index: number, char: string): number {
    const around = this.#around();
    // A comment ends at its closing mark, even inside quotes.
    if (around?.kind === 'comment' && this.#text.startsWith(around.close, index))
      return this.#end(around, index);
    const top = this.#frames.at(-1);
    if (top?.kind === 'string') return this.#inString(top, index, char);
    const other = otherLiteral(this.#text, index, top?.lexis ?? this.#lexis);
    if (other > 0) return index + other;
    if (around && this.#closes(around, index)) return this.#end(around, index);
    if (char === '\n' && this.#waiting.length > 0) return this.#beginHeredocs(index);
    return (never.has(char) ? undefined : this.#begin(index)) ?? this.#bracket(index, char);
  }

  #add(frame: Frame): void {
    const at = this.#frames.length;
    const isBracket = frame.kind === 'bracket';
    this.#arounds[at] = isBracket || frame.kind === 'string' ? this.#around() : frame;
    this.#outers[at] = isBracket ? this.#outer() : at;
    this.#frames.push(frame);
  }

  #around(): Frame | undefined {
    return this.#arounds[this.#frames.length - 1];
  }

  #outer(): number {
    return this.#outers[this.#frames.length - 1] ?? -1;
  }

  /**
   * Whether a frame closes at an index. Brackets in code inside a string or markup may look like the end of that code.
   */
  #closes({ close }: Frame, index: number): boolean {
    if (close === '' || !this.#text.startsWith(close, index)) return false;
    const brackets = this.#frames.slice(this.#outer() + 1);
    return !brackets.some((bracket) => bracket.close === close.charAt(0));
  }

  #inString(frame: Frame, index: number, char: string): number {
    const text = this.#text;
    const { close, string: kind } = frame;
    const hole = kind?.holes?.map((each) => matchAt(each, text, index)).find((match) => match);
    if (hole)
      return this.#push({ kind: 'hole', close: holeEnd(hole[0]), index, lexis: frame.lexis }, hole[0]);
    if (char === '\\' && kind?.escape === 'backslash') return index + 2;
    if (char === '\n' && kind?.heredoc) return this.#endHeredoc(frame, index);
    if (char === '\n' && !kind?.long) return this.#undo(frame, index);
    if (kind?.heredoc || !text.startsWith(close, index)) return index + 1;
    if (kind?.escape === 'doubled' && text.startsWith(close, index + close.length))
      return index + 2 * close.length;
    let last = index;
    if (kind?.lastOfRun) while (text[last + close.length] === char) last++;
    return this.#end(frame, last);
  }

  /** Discards a string that does not end on its line: the text after its quote is scanned again. */
  #undo(frame: Frame, index: number): number {
    this.#frames.length = this.#frames.lastIndexOf(frame);
    if (this.#given.has(frame)) return index;
    this.#none.add(frame.index);
    return frame.index + 1;
  }

  #beginHeredocs(index: number): number {
    for (const heredoc of this.#waiting.reverse()) this.#add({ ...heredoc, index });
    this.#waiting = [];
    const first = this.#frames.at(-1);
    // It may be empty.
    return first ? this.#endHeredoc(first, index) : index + 1;
  }

  #endHeredoc(frame: Frame, index: number): number {
    const line = /^[ \t]*(\w+)/.exec(this.#text.slice(index + 1, index + 200));
    if (line?.[1] !== frame.close) return index + 1;
    return this.#end(frame, index + 1 + line[0].length - frame.close.length);
  }

  /** Closes a frame and everything open inside it. Returns the end of its delimiter. */
  #end(frame: Frame, index: number): number {
    this.#frames.length = this.#frames.lastIndexOf(frame);
    const mark = frame.close;
    const end = mark === '\n' ? index : index + mark.length;
    if (isText(frame) && !this.#frames.some(isText)) this.#spans.push({ frame, start: frame.index, end });
    if (this.#given.has(frame) && mark !== '\n') this.#closers.push({ mark, index });
    if (frame.lexis.jsx && mark === '>') this.#afterTag(frame, index);
    return end;
  }

  /** After an opening tag comes its element's text; after a closing one, the content of the enclosing element. */
  #afterTag(frame: Frame, index: number): void {
    if (this.#text.startsWith('</', frame.index)) {
      const outer = this.#outer();
      if (this.#frames[outer]?.kind === 'text') this.#frames.length = outer;
    } else if (this.#text[index - 1] !== '/') {
      this.#add({ kind: 'text', close: '', index: index + 1, lexis: elementText });
    }
  }

  /** Opens whatever begins at an index, except a bracket. */
  #begin(index: number): number | undefined {
    const text = this.#text;
    const lexis = this.#frames.at(-1)?.lexis ?? this.#lexis;
    const block = lexis.blocks?.find(([open]) => text.startsWith(open, index));
    // `(*)` is an operator in OCaml and F#.
    if (block && !text.startsWith('(*)', index))
      return this.#push({ kind: 'comment', close: block[1], index, lexis: wordsOf(lexis) }, block[0]);
    const line = lexis.line && matchAt(lexis.line, text, index);
    if (line) return this.#push({ kind: 'comment', close: '\n', index, lexis: plainText }, line[0]);
    const scalarEnd = lexis.blockScalars && blockScalarEnd(text, index);
    if (scalarEnd !== undefined) {
      const frame: Frame = { kind: 'string', close: '', index, lexis, string: blockScalar };
      this.#spans.push({ frame, start: index, end: scalarEnd });
      return scalarEnd;
    }
    const island = lexis.islands?.find(({ open }) => matchAt(open, text, index));
    if (island) {
      const [mark = ''] = matchAt(island.open, text, index) ?? [];
      return this.#push({ kind: 'island', close: island.close, index, lexis: island.inside() }, mark);
    }
    const tag = lexis.jsx && tagAt(text, index);
    if (tag) return this.#push({ kind: 'island', close: '>', index, lexis: tag.lexis }, tag.mark);
    const whole = wholeLiteral(text, index, lexis);
    if (whole > 0) return index + whole;
    return this.#none.has(index) ? undefined : this.#string(index, lexis);
  }

  #string(index: number, lexis: Lexis): number | undefined {
    const text = this.#text;
    if (lexis.character && matchAt(openCharacter, text, index))
      return this.#push({ kind: 'string', close: "'", index, lexis, string: inQuotes, unsure: true }, "'");
    for (const string of lexis.strings) {
      const match = matchAt(string.open, text, index);
      if (!match) continue;
      const close = string.close?.(match) ?? match[0];
      const unsure = string.unsure ? ({ unsure: true } as const) : {};
      const frame: Frame = { kind: 'string', close, index, lexis, string, ...unsure };
      if (!string.heredoc) return this.#push(frame, match[0]);
      this.#waiting.push(frame);
      return index + match[0].length;
    }
    return undefined;
  }

  #bracket(index: number, char: string): number {
    const lexis = this.#frames.at(-1)?.lexis ?? this.#lexis;
    const close = openers[char];
    if (close === undefined && char !== ')' && char !== ']' && char !== '}') return index + 1;
    if (lexis.paired) this.#brackets.push({ char, index });
    const last = this.#frames.at(-1);
    if (close !== undefined) this.#add({ kind: 'bracket', close, index, lexis });
    else if (last?.kind === 'bracket' && last.close === char) this.#frames.pop();
    else this.#closers.push({ mark: char, index });
    return index + 1;
  }

  #push(frame: Frame, mark: string): number {
    this.#add(frame);
    return frame.index + mark.length;
  }
}

function isText({ kind }: Frame): boolean {
  return kind === 'string' || kind === 'comment';
}

/** Signs that begin nothing in any language. They are the most frequent ones. */
const never = new Set([',', '&', '|', '+', '?', '=', ':', ')', ']', '}']);

const openers: Partial<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

const inQuotes: StringKind = { open: /'/y, escape: 'backslash' };

/** The closing delimiter of code in a string, by its opening one. */
function holeEnd(open: string): string {
  if (open.startsWith('<')) return `${open.charAt(1)}>`;
  if (open === '{{') return '}}';
  if (open === '{%') return '%}';
  return open.endsWith('(') ? ')' : '}';
}

/** The lexis inside comments: only nested comments, where the language has them. */
function wordsOf(lexis: Lexis): Lexis {
  if (!lexis.nested || !lexis.blocks) return plainText;
  const known = nestedWords.get(lexis) ?? { ...plainText, blocks: lexis.blocks, nested: true };
  nestedWords.set(lexis, known);
  return known;
}

const nestedWords = new WeakMap<Lexis, Lexis>();
