import * as vscode from 'vscode';
import type { Log } from '../../core/log.ts';
import type { SetupSource } from '../../core/models/view/setupSource.ts';
import type { FromPage } from '../../protocol/chat.ts';
import type { ContextChips } from './context/contextChips.ts';
import { remedyCommands } from '../../vscode/remedyCommands.ts';
import { insertAtCursor } from './insertAtCursor.ts';
import { openFile, openLink } from './openPlace.ts';
import type { ChatSession } from './chatSession.ts';

interface Dependencies {
  session: ChatSession;
  chips: ContextChips;
  log: Log;
  setup: SetupSource;
}

/** Carries out what the page asks for. Its messages have been validated already. */
export function pageActions(deps: Dependencies): (message: FromPage) => void {
  return (message) => {
    perform(message, deps).catch((error: unknown) =>
      deps.log.error(`chat: ${message.type} failed: ${String(error)}`),
    );
  };
}

/** Clears the conversation and the attached context. */
export function newChat({ session, chips }: Pick<Dependencies, 'session' | 'chips'>): void {
  session.clear();
  chips.reset();
}

async function perform(message: FromPage, { session, chips, setup }: Dependencies): Promise<void> {
  switch (message.type) {
    case 'ready':
      // The view has sent what there is.
      setup.needed();
      return;
    case 'ask':
      await session.ask({ text: message.text, attachments: await chips.take() });
      return;
    case 'stop':
      session.stop();
      return;
    case 'new':
      newChat({ session, chips });
      return;
    case 'retry':
      await session.retry(message.id);
      return;
    case 'include-chip':
      chips.include(message.id, message.included);
      return;
    case 'open-attachment': {
      const exchange = session.state.exchanges.find(({ id }) => id === message.id);
      const attachment = exchange?.question.attachments[message.index];
      if (attachment) await openFile(attachment);
      return;
    }
    case 'open-edit': {
      const exchange = session.state.exchanges.find(({ id }) => id === message.id);
      const edit = exchange?.answer.steps.find((step) => step.type === 'edit' && step.id === message.edit);
      if (edit?.type === 'edit') await openFile(edit);
      return;
    }
    case 'open-link':
      await openLink(message.address);
      return;
    case 'copy':
      await vscode.env.clipboard.writeText(message.text);
      return;
    case 'insert':
      await insertAtCursor(message.text);
      return;
    case 'remedy':
      if (message.remedy === 'new-chat') newChat({ session, chips });
      else await vscode.commands.executeCommand(remedyCommands[message.remedy]);
      return;
    case 'set-up':
      setup.act(message.action);
      return;
  }
}
