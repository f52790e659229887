import * as vscode from 'vscode';
import { actionLabels, actionsFor } from '../core/chat/remedies.ts';
import { describeFailure } from '../core/failures.ts';
import type { DownloadFailure, ModelFailure } from '../protocol/failure.ts';
import { remedyCommands } from './remedyCommands.ts';

/** Shows a failure with buttons for its remedies. The only place for such messages outside the chat. */
export async function showFailure(failure: ModelFailure | DownloadFailure): Promise<void> {
  const remedies = ('url' in failure ? (['show-log'] as const) : actionsFor(failure)).filter(
    (action) => action !== 'retry' && action !== 'new-chat',
  );
  const labels = remedies.map((remedy) => actionLabels[remedy]);
  const picked = await vscode.window.showErrorMessage(`Hearth: ${describeFailure(failure)}`, ...labels);
  const remedy = remedies.find((each) => actionLabels[each] === picked);
  if (remedy) await vscode.commands.executeCommand(remedyCommands[remedy]);
}
