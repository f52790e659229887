import { isProseLanguage } from '../../syntax/languages.ts';
import { commentOf } from './commentLine.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Drops lines of an answer that repeat the prompt: its rules, the file's name and language, or the request
 * itself (`// Complete the code here`). The answer ends at a placeholder for existing code (`// … existing code …`): what follows
 * belongs to another place.
 */
export function dropPromptComments(text: string, window: TextWindow, languageId: string): string {
  if (isProseLanguage(languageId)) return text;
  const lines = text.split('\n');
  const isFirstOwn = window.lineBefore.trim() === '';
  const isFileStart = window.prefix.trim() === '';
  const kept: string[] = [];
  let dropped = false;
  for (const [index, line] of lines.entries()) {
    const comment = index > 0 || isFirstOwn ? commentOf(line) : undefined;
    if (comment !== undefined && placeholder.test(comment)) return kept.join('\n').trimEnd();
    const says = comment ?? (index > 0 || isFirstOwn ? line.trim() : '');
    if (
      restates.test(says) ||
      (comment !== undefined && asks.test(comment)) ||
      isHeader(says, comment, languageId, isFileStart)
    ) {
      dropped = true;
      continue;
    }
    // The line after a dropped first line becomes the first.
    if (dropped && kept.length === 0 && line.trim() === '') continue;
    kept.push(line);
  }
  if (!dropped) return text;
  const rest = kept.join('\n');
  return lines[0] !== kept[0] && isFirstOwn ? withoutIndentation(rest, window.lineBefore) : rest;
}

/** The new first line starts at the cursor, where the indentation is already present. */
function withoutIndentation(text: string, indentation: string): string {
  return indentation !== '' && text.startsWith(indentation) ? text.slice(indentation.length) : text;
}

/** At the head of a file, a comment with its name is usual, and `language: str` is code. */
function isHeader(
  says: string,
  comment: string | undefined,
  languageId: string,
  isFileStart: boolean,
): boolean {
  if (says === `Language: ${languageId}`) return true;
  if (comment === undefined) return false;
  return (
    /^Language: [\w+#.-]+$/i.test(comment) ||
    (!isFileStart && /^(?:File|Filename|File path|Path): \S*[\w-]+\.\w+$/i.test(comment))
  );
}

/** Whole sentences of the rules, and headings in layout.ts; a test compares them. */
const restates =
  /^(?:You complete code while the user types|Your answer is the file itself|Go on exactly where the text stops|Write only what belongs at that place|Do not repeat what comes after it|Do not explain\.|Close the code block where the text|After the place to complete comes:|Nothing comes after the place to complete)/i;

/** A request to a model as a comment of its own. */
const asks =
  /^(?:\W*)(?:(?:please )?(?:complete|continue|finish|fill in) (?:the |this |your )?(?:code|function|method|line|file|block|implementation|snippet|rest)(?: (?:here|below|above|from here))?|(?:your|the|new|completed|inserted|generated) (?:code|completion|implementation) (?:here|goes here|starts here|begins here|ends here|below)|code (?:continues|goes on|completion) here|(?:start|end|begin(?:ning)?) of (?:the )?(?:completion|completed code|answer|inserted code)|cursor(?: (?:is )?here| position)?|completion:?)[.:!]?(?:\W*)$/i;

/** A placeholder for omitted code. */
const placeholder =
  /^(?:\.{3}|…)\s*(?:(?:the )?(?:rest|remainder) of|existing|remaining|other|previous|unchanged|more)\b.*|^(?:the )?(?:rest|remainder) of (?:the |your |this )?(?:code|file|function|class|implementation|method)s?(?: (?:remains?|stays?|is|goes|continues|unchanged|here|below|as is|as before).*)?[.…]*$|^(?:\(?existing|unchanged|previous|remaining) code(?: (?:here|above|below|unchanged|remains.*|continues.*))?\)?[.…]*$/i;
