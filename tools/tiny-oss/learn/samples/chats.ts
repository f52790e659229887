import { promptOf } from '../../../../src/core/formats/format.ts';
import { harmony } from '../../../../src/core/formats/harmony/harmony.ts';
import { chatConversation } from '../../../../src/core/prompts/chatConversation.ts';
import type { Attachment, ChatRequest, ChatTurn, Effort } from '../../../../src/protocol/model.ts';
import { finalAnswer, renameEdit } from './edits.ts';
import type { CodeFunction } from './functions.ts';
import { aboutCode, longestAttachment, questions, type Exchange } from './questions.ts';
import { pick, splitHead, type Sample } from './sample.ts';

/** A short chat about a function: one or two questions, with or without a thought. */
export function chatSample(code: CodeFunction, random: () => number, effort: Effort = 'medium'): Sample {
  const { turns, last } = chatQuestion(code, random);
  return laidOut({ turns }, random() < 0.75 ? last.reasoning : '', last.answer, 'chat', effort);
}

/** The turns of such a chat up to the last question, and how that one may be answered. */
export function chatQuestion(
  code: CodeFunction,
  random: () => number,
): { turns: ChatTurn[]; last: Exchange } {
  const first = pick(questions, random)(code);
  const exchanges = [first];
  if (first.withCode === true && random() < 0.3)
    exchanges.push(pick(questions.slice(0, aboutCode), random)(code));
  const turns: ChatTurn[] = exchanges.flatMap((exchange, index) => [
    {
      role: 'user',
      text: exchange.question,
      attachments: index === 0 ? attachmentsOf(code, exchange, random) : [],
    },
    { role: 'assistant', text: exchange.answer },
  ]);
  turns.pop();
  return { turns, last: exchanges.at(-1)! };
}

/** A message for a commit that renames something. */
export function commitSample(
  code: CodeFunction,
  names: readonly string[],
  random: () => number,
): Sample | undefined {
  const edit = renameEdit(code, names, random);
  const found = edit && /^Every `(\w+)` becomes `(\w+)`/.exec(edit.reasoning);
  if (!found) return undefined;
  const old = edit.before.split('\n');
  const diff = edit.after
    .split('\n')
    .flatMap((line, index) => (line === old[index] ? [] : [`-${old[index]}`, `+${line}`]))
    .slice(0, 12)
    .join('\n');
  const attachment = { path: edit.path, languageId: 'diff', text: diff };
  const question = pick(['Write a commit message for this change.', 'Suggest a commit message.'], random);
  return laidOut(
    { turns: [{ role: 'user', text: question, attachments: [attachment] }] },
    random() < 0.75 ? edit.reasoning : '',
    `Rename ${found[1]} to ${found[2]} in ${code.name}`,
    'chat',
  );
}

/** The function, or the whole file when it is short and the question says which function is meant. */
function attachmentsOf(
  { file, name, text, line }: CodeFunction,
  { question, withCode }: Exchange,
  random: () => number,
): Attachment[] {
  const { path, languageId } = file;
  const isShort = file.text.length < longestAttachment;
  if (withCode === false || (withCode === 'perhaps' && (!isShort || random() < 0.3))) return [];
  const isWhole = withCode !== true || (isShort && question.includes(name) && random() < 0.6);
  if (isWhole) return [{ path, languageId, text: file.text.slice(0, longestAttachment) }];
  const last = line + text.split('\n').length;
  return [{ path, languageId, text, lines: { first: line + 1, last } }];
}

/** A conversation in Hearth's own layout, with a thought before the last answer if there is one. */
export function laidOut(
  conversation: Pick<ChatRequest, 'turns' | 'tools'>,
  reasoning: string,
  answer: string,
  kind: Sample['kind'],
  effort: Effort = 'medium',
): Sample {
  const prompt = promptOf(harmony.render(chatConversation({ ...conversation, effort })));
  return { kind, ...splitHead(prompt, finalAnswer(reasoning, answer)) };
}
