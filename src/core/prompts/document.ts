import type { ChatRequest, ChatTurn, EditRequest } from '../../protocol/model.ts';
import { fenced, fenceInfo, oneLine } from '../text/fence.ts';

/** What to write, in the terms of an edit: some code, its surroundings, and the instruction. */
type Asked = Pick<EditRequest, 'context' | 'selection' | 'instruction' | 'effort' | 'maxTokens'>;

/** The request for a new document about some code, in its language: a chat whose answer is the document. */
export function documentRequest(asked: Asked): ChatRequest {
  const { context, effort, maxTokens } = asked;
  const code = { languageId: context.languageId };
  return { kind: 'chat', turns: [questionOf(asked)], code, effort, maxTokens };
}

/**
 * The code's file is attached, and may be cut when it is too long; the code itself and the instruction, which comes
 * last, are never cut.
 */
function questionOf({ context, selection, instruction }: Asked): ChatTurn {
  const { path, languageId, prefix, suffix } = context;
  const isAll = prefix.trim() === '' && suffix.trim() === '';
  const code = `Code of ${oneLine(path)}:\n${fenced(selection, fenceInfo(languageId))}`;
  return {
    role: 'user',
    attachments: isAll ? [] : [{ path, languageId, text: prefix + selection + suffix }],
    text: `${code}\n\nInstruction: ${instruction}`,
  };
}
