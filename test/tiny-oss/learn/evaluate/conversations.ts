import type { Engine } from '../../../../src/model/engine.ts';
import type { CodeFile } from '../readCode.ts';
import { chatQuestion, toolConversation } from '../samples/chats.ts';
import { renameEdit } from '../samples/edits.ts';
import { functionsOf, type CodeFunction } from '../samples/functions.ts';
import { pick } from '../samples/sample.ts';
import { answerOf, isWellFormed } from './answers.ts';

/** Successes among tries. */
export interface Share {
  of: number;
  right: number;
}

/** Chats about held-out functions that end as harmony demands: an answer in the final channel, and its end. */
export async function chatsWellFormed(
  engine: Engine,
  functions: readonly CodeFunction[],
  random: () => number,
): Promise<Share> {
  return await share(functions, async (code) => {
    const { turns } = chatQuestion(code, random);
    return isWellFormed(await answerOf(engine, { kind: 'chat', turns, effort: 'medium', maxTokens: 300 }));
  });
}

/** Questions that need a tool, asked after another such question: a call whose arguments are JSON. */
export async function callsWellFormed(
  engine: Engine,
  functions: readonly CodeFunction[],
  random: () => number,
): Promise<Share> {
  return await share(functions, async (code) => {
    const { turns } = toolConversation(code, pick(functions, random), random);
    const answer = await answerOf(engine, { kind: 'chat', turns, effort: 'medium', maxTokens: 300 });
    return answer.calls.length > 0 && isWellFormed(answer);
  });
}

/** Renames in held-out functions, right to the letter. */
export async function renamesExact(
  engine: Engine,
  functions: readonly CodeFunction[],
  random: () => number,
): Promise<Share> {
  const names = functions.flatMap(({ parameters }) => parameters).filter((name) => name.length > 3);
  return await share(functions, async (code) => {
    const edit = renameEdit(code, names, random);
    if (!edit) return undefined;
    const answer = await answerOf(engine, {
      kind: 'edit',
      context: { path: edit.path, languageId: edit.languageId, prefix: '', suffix: '' },
      selection: edit.before,
      instruction: edit.instruction,
      effort: 'low',
      maxTokens: 600,
    });
    return answer.text.trimEnd() === edit.after.trimEnd();
  });
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

async function share(
  functions: readonly CodeFunction[],
  test: (code: CodeFunction) => Promise<boolean | undefined>,
): Promise<Share> {
  const result: Share = { of: 0, right: 0 };
  for (const code of functions) {
    const right = await test(code);
    if (right === undefined) continue;
    result.of++;
    if (right) result.right++;
  }
  return result;
}
