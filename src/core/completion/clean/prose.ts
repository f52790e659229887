import { balanceAt } from '../../syntax/closers.ts';
import { cursorAt } from '../../syntax/cursor.ts';
import { isProseLanguage } from '../../syntax/languages.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import { isInsideText } from './insideText.ts';

/**
 * Drops talk: a sentence to the user before the code (`Sure, here is …`), an answer that is only talk, and
 * explanations below the code. Not where sentences may be intended: in Markdown and the like, in comments and strings.
 */
export function dropProse(text: string, window: TextWindow, languageId: string): string {
  if (isProseLanguage(languageId) || !mayBeTalk.test(text) || isInsideText(window, languageId)) return text;
  return cutExplanation(dropIntroduction(text), window, languageId);
}

/** A quick test: without a line that begins like talk there is nothing to do. */
const mayBeTalk = /^\s*\*{0,2}(?:[A-Z][a-z]*|I)\b[^\n]*\s\w/m;

/** Drops the sentences before the code, with the blank lines around them. */
function dropIntroduction(text: string): string {
  const lines = text.split('\n');
  let index = 0;
  let talked = false;
  for (; index < lines.length; index++) {
    const line = lines[index]?.trim() ?? '';
    if (line === '') continue;
    // Lines after talk, up to the next blank line, are more of it; a sentence on its own must begin like talk.
    if (!isSentence(line) || !(talked || talk.test(line) || explanation.test(line))) break;
    talked = true;
  }
  return talked ? lines.slice(index).join('\n') : text;
}

/** Cuts an explanation after a blank line. */
function cutExplanation(text: string, window: TextWindow, languageId: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex(
    (line, index) =>
      index > 0 &&
      lines[index - 1]?.trim() === '' &&
      isSentence(line) &&
      (talk.test(line) || explanation.test(line)) &&
      isCodeAfter(lines.slice(0, index).join('\n'), window, languageId),
  );
  return at === -1 ? text : lines.slice(0, at).join('\n').trimEnd();
}

/** Whether the end of the text is neither in a string nor in a comment. */
function isCodeAfter(text: string, window: TextWindow, languageId: string): boolean {
  return balanceAt(cursorAt(window, languageId), text).openers.every(
    ({ kind, close }) => kind === 'bracket' || (kind === 'comment' && close === '\n'),
  );
}

/** Whether a line is words separated by spaces, without anything typical of code. Text in backticks is quoted. */
function isSentence(line: string): boolean {
  const words = line.trim().replace(/`[^`]*`/g, 'x');
  return (
    words.split(/\s+/).length >= 3 &&
    /^[A-Z*]/.test(words) &&
    !/[;{}=\\|&<>[\]]|\w\(|\w\.\w+\(|->|::|:=|\/\/|\w:\w/.test(words) &&
    (/[.:!?…)*]$/.test(words) || (talk.test(words) && words.split(/\s+/).length >= 5))
  );
}

/** How an answer to a person begins. */
const talk = new RegExp(
  [
    String.raw`^(?:Sure|Certainly|Of course|Absolutely|Okay|OK|Great|Got it|Alright|No problem)[,.!:]\s`,
    String.raw`^(?:Here(?:['’]s|\s+is|\s+are)|Below (?:is|are)|The following (?:is|are|code|function))\s`,
    String.raw`^(?:I['’]m|I am|I['’]ll|I['’]ve|I can(?:['’]t|not)?|I do(?: not|n['’]t)|I have|I will|I would|I need|I think|I see|I assume)\s`,
    String.raw`^(?:Sorry|Unfortunately|Apologies|Please (?:provide|note|let|share|see|specify))\b`,
    String.raw`^(?:We (?:need|should|can|have|must|are|want|could|will)|Let['’]s|Let me|You (?:can|should|need|could|may|might|want)|It (?:looks|seems|appears))\s`,
    String.raw`^To (?:complete|finish|implement|fix|continue) (?:the|this|your)\s`,
    String.raw`^(?:As an AI|The user (?:wants|is|has|asks))\s`,
  ].join('|'),
);

/** How an explanation below code begins. */
const explanation =
  /^(?:\*{0,2}(?:Note|Explanation|Output|Example|Usage|Changes)(?::|\*{1,2}:)|Note that\s|(?:This|The|These) (?:code|function|method|class|snippet|completion|completed|line|lines|block|implementation|change|changes|above|loop|test|tests)\s+(?:\w+\s+)?(?:is|are|was|will|does|do|completes?|returns?|adds?|uses?|checks?|makes?|should|assumes?|handles?|creates?|ensures?|takes?|defines?|calculates?|iterates?|now)\b)/;
