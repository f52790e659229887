import type { RefactorAction } from '../../core/refactor/actions.ts';
import { lineNumbersOf } from '../../core/text/lineRange.ts';
import type { ChatAttachment } from '../../protocol/chat.ts';
import { promptPath } from '../../vscode/editorContext.ts';
import { editTarget } from './editTarget.ts';
import { instructionFor } from './instructionFor.ts';
import { showRefusal } from './showRefusal.ts';
import { findTarget, refreshTarget, type ActionPlace, type Target } from './target.ts';
import type { RefactorTools } from './tools.ts';
import { writeDocument } from './writeDocument.ts';

/** Runs an action on the code at a place. */
export async function runAction(
  action: RefactorAction,
  asked: Promise<ActionPlace | undefined>,
  tools: RefactorTools,
): Promise<void> {
  const found = await findTarget(await asked, action.kind, tools.exclusions);
  if ('refusal' in found) {
    showRefusal(found.refusal);
    return;
  }
  const instruction = await instructionFor(action, found);
  if (instruction === undefined) return;
  // The document may have changed while the instruction was typed.
  const target = await refreshTarget(found, tools.exclusions);
  if ('refusal' in target) {
    showRefusal(target.refusal);
    return;
  }
  switch (action.kind) {
    case 'chat': {
      await tools.explain(instruction, [attachmentOf(target)]);
      return;
    }
    case 'new-document': {
      await writeDocument(action, instruction, target, tools);
      return;
    }
    case 'edit': {
      await editTarget(action, instruction, target, tools);
      return;
    }
  }
}

/** The code as a chat attachment, with its URI, so that its chip opens it. */
function attachmentOf({ document, lines, text }: Target): ChatAttachment {
  return {
    path: promptPath(document),
    languageId: document.languageId,
    text,
    lines: lineNumbersOf(lines),
    uri: document.uri.toString(),
  };
}
