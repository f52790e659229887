import type { Engine } from '../../../../src/model/engine.ts';
import type { ChatRequest, ModelRequest } from '../../../../src/protocol/model.ts';
import type { CodeFile } from '../readCode.ts';
import { chatQuestion } from '../samples/chats.ts';
import { renameEdit } from '../samples/edits.ts';
import { functionsOf, type CodeFunction } from '../samples/functions.ts';
import { pick } from '../samples/sample.ts';
import { toolConversation } from '../samples/tools.ts';
import { answerOf, askAll, isWellFormed, type Answer } from './answers.ts';

/** Successes among tries. */
export interface Share {
  of: number;
  right: number;
}

/** Chats about held-out functions that end as harmony demands: an answer in the final channel, and its end. */
export async function chatsWellFormed(
  engines: readonly Engine[],
  functions: readonly CodeFunction[],
  random: () => number,
): Promise<Share> {
  const requests = functions.map((code) => chatRequest({ turns: chatQuestion(code, random).turns }));
  return shareOf(await askAll(engines, requests, answerOf), isWellFormed);
}

/** Questions that need a tool, asked after another such question: a call whose arguments are JSON. */
export async function callsWellFormed(
  engines: readonly Engine[],
  functions: readonly CodeFunction[],
  random: () => number,
): Promise<Share> {
  const requests = functions.map((code) =>
    chatRequest(toolConversation(code, pick(functions, random), random)),
  );
  const answers = await askAll(engines, requests, answerOf);
  return shareOf(answers, (answer) => answer.calls.length > 0 && isWellFormed(answer));
}

/** Renames in held-out functions, right to the letter. */
export async function renamesExact(
  engines: readonly Engine[],
  functions: readonly CodeFunction[],
  random: () => number,
): Promise<Share> {
  const names = functions.flatMap(({ parameters }) => parameters).filter((name) => name.length > 3);
  const edits = functions.flatMap((code) => renameEdit(code, names, random) ?? []);
  const answers = await askAll(
    engines,
    edits,
    async (engine, { path, languageId, before, instruction }) =>
      await answerOf(engine, {
        kind: 'edit',
        context: { path, languageId, prefix: '', suffix: '' },
        selection: before,
        instruction,
        effort: 'low',
        maxTokens: 600,
      }),
  );
  return shareOf(answers, ({ text }, index) => text.trimEnd() === edits[index]?.after.trimEnd());
}

function chatRequest({ turns, tools = [] }: Pick<ChatRequest, 'turns' | 'tools'>): ModelRequest {
  return { kind: 'chat', turns, tools, effort: 'medium', maxTokens: 300 };
}

function shareOf(answers: readonly Answer[], isRight: (answer: Answer, index: number) => boolean): Share {
  return { of: answers.length, right: answers.filter(isRight).length };
}

/** Functions of up to 20 lines of held-out packages, mixed, each name once. */
export function heldOutFunctions(
  packages: readonly (readonly CodeFile[])[],
  count: number,
  random: () => number,
): CodeFunction[] {
  const functions: CodeFunction[] = [];
  const perPackage = packages.map((files) => files.flatMap((file) => functionsOf(file, 20)));
  for (let i = 0; functions.length < count && i < count * 20; i++) {
    const mine = perPackage[i % perPackage.length] ?? [];
    if (mine.length === 0) continue;
    const code = pick(mine, random);
    if (!functions.some(({ text }) => text === code.text)) functions.push(code);
  }
  return functions;
}
