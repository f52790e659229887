import type { Attachment } from '../../protocol/model.ts';
import { fenced, fenceInfo, oneLine } from '../text/fence.ts';
import type { UserPart } from './conversation.ts';

/** The text of each part of a message, with a blank line between an attachment and what follows. */
export function wordsOf(parts: readonly UserPart[]): string[] {
  return parts.map((part, index) => {
    if (part.type === 'text') return part.text;
    const isLast = index === parts.length - 1;
    return `${attachmentText(part.attachment)}${isLast ? '' : '\n\n'}`;
  });
}

/** An attachment as fenced code under its path. */
function attachmentText({ path, languageId, text: code, lines }: Attachment): string {
  const where = lines ? `, lines ${lines.first} to ${lines.last}` : '';
  return `File ${oneLine(path)}${where}:\n${fenced(code, fenceInfo(languageId))}`;
}
